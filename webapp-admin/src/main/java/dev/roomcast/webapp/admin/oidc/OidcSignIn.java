package dev.roomcast.webapp.admin.oidc;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.server.WrappedSession;
import dev.roomcast.config.Settings;
import dev.roomcast.web.Node;
import dev.roomcast.web.NodeStarted;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.AdminServlet;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.login.WayOut;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
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
  private static final String JOURNEY = Journey.class.getName();
  private static final String COMPLAINT = Complaint.class.getName();

  @Inject private Node node;

  private Optional<Settings.Oidc> settings = Optional.empty();
  private Optional<LoginService> service = Optional.empty();

  void start(@Observes NodeStarted started) {
    settings = node.settings().admin().oidc();
    service = settings.map(each -> new LoginService(each, here(OidcServlet.PATH), login()));
  }

  private URI login() {
    return here(AdminServlet.PATH + "/login");
  }

  private URI here(String path) {
    return URI.create(node.settings().publicUrl().toString().replaceAll("/+$", "") + path);
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
  public Optional<URI> leave(WrappedSession session) {
    try {
      Journey journey = Journey.begin();
      URI there = service.orElseThrow().wayThere(journey);
      session.setAttribute(JOURNEY, journey);
      return Optional.of(there);
    } catch (LoginService.Failed failed) {
      log(failed);
      return Optional.empty();
    }
  }

  /**
   * Ends the sign-in of this request's session; it can be ended once. Somebody is signed in then, in
   * a new session, or the login page says why not.
   *
   * @return where the browser goes on
   */
  URI arrive(HttpServletRequest request) {
    HttpSession session = request.getSession();
    Journey journey = (Journey) session.getAttribute(JOURNEY);
    session.removeAttribute(JOURNEY);
    try {
      if (journey == null) {
        throw new Complaint("login.service-stale");
      }
      Map<String, List<String>> parameters = new HashMap<>();
      request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
      welcome(service.orElseThrow().arrive(journey, parameters), request);
      return here(AdminServlet.PATH + "/");
    } catch (Complaint complaint) {
      session.setAttribute(COMPLAINT, complaint);
    } catch (LoginService.Failed failed) {
      log(failed);
      session.setAttribute(COMPLAINT, new Complaint("login.service-failed"));
    }
    return login();
  }

  private void welcome(LoginService.Arrival arrival, HttpServletRequest request) throws Complaint {
    Settings.Oidc names = settings.orElseThrow();
    String user =
        arrival.claims().text(names.userClaim())
            .orElseThrow(() -> new Complaint("login.service-without-user", names.userClaim()));
    Set<String> roles = AdminRoles.among(arrival.claims().texts(names.groupsClaim()));
    if (roles.isEmpty()) {
      throw new Complaint("login.service-without-role", AdminRoles.VIEWER);
    }
    // What the session was before, and whoever knows its id, has no part in what follows.
    request.getSession().invalidate();
    request.getSession(true);
    request.changeSessionId();
    WrappedSession session = new WrappedHttpSession(request.getSession());
    new SignedIn(user, roles, arrival.time().plus(SESSION)).enter(session);
    arrival.wayOut().map(WayOut::new).ifPresent(out -> out.enter(session));
  }

  /** Why the last sign-in of this session failed, in the language of the screen; said once. */
  public Optional<String> complaint(WrappedSession session) {
    Complaint complaint = (Complaint) session.getAttribute(COMPLAINT);
    session.removeAttribute(COMPLAINT);
    return Optional.ofNullable(complaint).map(Complaint::said);
  }

  /* Not to whoever signs in: it may tell of the network. */
  private void log(LoginService.Failed failed) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Signing in by {0} failed: {1}",
        name().orElse(""),
        failed.getMessage());
  }

  /** What the login page says. */
  private static final class Complaint extends Exception {
    private static final long serialVersionUID = 1L;
    private final String value;

    Complaint(String key) {
      this(key, "");
    }

    Complaint(String key, String value) {
      super(key);
      this.value = value;
    }

    String said() {
      return text(getMessage(), value);
    }
  }
}
