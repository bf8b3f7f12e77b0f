package dev.roomcast.webapp.admin.socketio;

import dev.roomcast.api.Admission;
import dev.roomcast.api.ClientNamespace;
import dev.roomcast.api.ClientRefused;
import dev.roomcast.api.Identity;
import dev.roomcast.config.Settings;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.login.AdminAccounts;
import dev.roomcast.webapp.admin.login.SignIn;
import dev.roomcast.webapp.admin.login.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the Socket.IO Admin UI connects, if a setting opens it: with the dashboard's user and
 * password the first time, with the session that it was given after that.
 */
@ApplicationScoped
public class AdminNamespace implements ClientNamespace {
  static final String NAME = "/admin";

  /** How long one may go on without the password. */
  static final Duration SESSION = Duration.ofHours(12);

  /* The Admin UI asks for the password again when it reads exactly this. */
  private static final String INVALID = "invalid credentials";

  @Inject private Node node;
  @Inject private AdminAccounts accounts;
  @Inject private AdminSessions sessions;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isOpen() {
    return node.settings().admin().socketIo() != Settings.SocketIoAdmin.OFF;
  }

  @Override
  public Identity admit(Admission request) {
    Optional<Identity> before =
        sessions.find(text(request.auth(), AdminSessions.FIELD), Instant.now());
    return before.orElseGet(() -> signIn(request));
  }

  private Identity signIn(Admission request) {
    AtomicReference<Identity> signedIn = new AtomicReference<>();
    accounts
        .signIn(
            text(request.auth(), "username"),
            text(request.auth(), "password"),
            request.address())
        .handleBy(new Answer(signedIn));
    return signedIn.get();
  }

  private static String text(Map<String, Object> auth, String name) {
    return auth.get(name) instanceof String text ? text : "";
  }

  /** Lets in whoever is welcome, and refuses everybody else. */
  private record Answer(AtomicReference<Identity> signedIn) implements SignIn.Handler {
    @Override
    public void welcome(SignedIn who) {
      signedIn.set(
          new Identity(
              who.user(),
              who.user(),
              who.roles(),
              Map.of(),
              Optional.of(Instant.now().plus(SESSION))));
    }

    @Override
    public void wrong() {
      throw new ClientRefused("not-allowed", INVALID);
    }

    @Override
    public void badToken(String message) {
      throw new ClientRefused("not-allowed", INVALID);
    }

    @Override
    public void tooMany(Duration delay) {
      throw new ClientRefused(
          "too-fast",
          "Too many attempts; try again in " + (delay.toSeconds() + 1) + " seconds.");
    }
  }
}
