package dev.roomcast.webapp.admin.oidc;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.server.VaadinSession;
import dev.roomcast.config.Settings;
import dev.roomcast.web.Node;
import dev.roomcast.web.NodeStarted;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.AdminServlet;
import dev.roomcast.webapp.admin.login.SignIn;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.login.WayOut;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in whom the configured login service knows, with the roles that are among their groups. They
 * sign in again after {@link #SESSION}, because groups may be taken away.
 */
@ApplicationScoped
public class OidcSignIn {
  static final Duration SESSION = Duration.ofHours(12);

  private static final System.Logger LOG = System.getLogger(OidcSignIn.class.getName());
  private static final String LOGIN = AdminServlet.PATH + "/login";

  @Inject private Node node;

  private Optional<Settings.Oidc> settings = Optional.empty();
  private Optional<LoginService> service = Optional.empty();

  void start(@Observes NodeStarted started) {
    settings = node.settings().admin().oidc();
    service = settings.map(each -> new LoginService(each, back()));
  }

  private URI back() {
    String base = node.settings().publicUrl().toString().replaceAll("/+$", "");
    return URI.create(base + LOGIN);
  }

  /** What people know the login service by; empty if there is none. */
  public Optional<String> name() {
    return service.map(LoginService::name);
  }

  /**
   * Begins a sign-in in this session.
   *
   * @return where it goes on, or empty if the service cannot be reached
   */
  public Optional<URI> leave(VaadinSession session) {
    try {
      Journey journey = Journey.begin();
      URI there = service.orElseThrow().wayThere(journey);
      session.setAttribute(Journey.class, journey);
      return Optional.of(there);
    } catch (LoginService.Failed failed) {
      log(failed);
      return Optional.empty();
    }
  }

  /** Whether this address is one that the service sends people back to. */
  public boolean isReturn(Map<String, List<String>> parameters) {
    return service.isPresent() && parameters.containsKey("state");
  }

  /** Ends the sign-in of this session; it can be ended once. */
  public SignIn arrive(VaadinSession session, Map<String, List<String>> parameters) {
    Journey journey = session.getAttribute(Journey.class);
    session.setAttribute(Journey.class, null);
    if (journey == null) {
      return new SignIn.BadToken(text("login.service-stale"));
    }
    try {
      return welcome(service.orElseThrow().arrive(journey, parameters), session);
    } catch (LoginService.Failed failed) {
      log(failed);
      return new SignIn.BadToken(text("login.service-failed"));
    }
  }

  private SignIn welcome(LoginService.Arrival arrival, VaadinSession session) {
    Settings.Oidc names = settings.orElseThrow();
    Optional<String> user = arrival.claims().text(names.userClaim());
    Set<String> roles = AdminRoles.among(arrival.claims().texts(names.groupsClaim()));
    if (user.isEmpty()) {
      return new SignIn.BadToken(text("login.service-without-user", names.userClaim()));
    }
    if (roles.isEmpty()) {
      return new SignIn.BadToken(text("login.service-without-role", AdminRoles.VIEWER));
    }
    arrival.wayOut().ifPresent(uri -> session.setAttribute(WayOut.class, new WayOut(uri)));
    return new SignIn.Welcome(
        new SignedIn(user.get(), roles, arrival.time().plus(SESSION)));
  }

  /* Not to whoever signs in: it may tell of the network. */
  private void log(LoginService.Failed failed) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Signing in by {0} failed: {1}",
        name().orElse(""),
        failed.getMessage());
  }
}
