package dev.roomcast.webapp.admin.login;

import java.time.Duration;

/** What came of an attempt to sign in. */
public sealed interface SignIn {
  /** No such user, or not the password; which of the two is not told. */
  SignIn WRONG = new Wrong();

  void handleBy(Handler handler);

  record Welcome(SignedIn who) implements SignIn {
    @Override
    public void handleBy(Handler handler) {
      handler.welcome(who);
    }
  }

  record Wrong() implements SignIn {
    @Override
    public void handleBy(Handler handler) {
      handler.wrong();
    }
  }

  /** Nothing was checked: this user or address has failed too often. */
  record TooMany(Duration delay) implements SignIn {
    @Override
    public void handleBy(Handler handler) {
      handler.tooMany(delay);
    }
  }

  /** Nobody could be told apart from a stranger by this token; the message says why. */
  record BadToken(String message) implements SignIn {
    @Override
    public void handleBy(Handler handler) {
      handler.badToken(message);
    }
  }

  interface Handler {
    void welcome(SignedIn who);

    void wrong();

    void badToken(String message);

    void tooMany(Duration delay);
  }
}
