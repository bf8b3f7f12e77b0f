package dev.roomcast.webapp.admin;

import java.time.Duration;

/** What came of an attempt to sign in. */
sealed interface SignIn {
  /** No such user, or not the password; which of the two is not told. */
  SignIn WRONG = new Wrong();

  void handleBy(Handler handler);

  record Welcome(AdminAccount account) implements SignIn {
    @Override
    public void handleBy(Handler handler) {
      handler.welcome(account);
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

  interface Handler {
    void welcome(AdminAccount account);

    void wrong();

    void tooMany(Duration delay);
  }
}
