package dev.roomcast.webapp.admin.login;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import dev.roomcast.web.Roles;
import dev.roomcast.webapp.admin.AdminRoles;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who uses the dashboard in this HTTP session.
 *
 * @param user how the audit log names them
 * @param roles one or more of {@link AdminRoles}
 * @param until when the token ends that they signed in with; {@link Instant#MAX} for a password
 */
public record SignedIn(String user, Set<String> roles, Instant until)
    implements Principal, Serializable {
  private static final String ATTRIBUTE = SignedIn.class.getName();

  public SignedIn {
    roles = Set.copyOf(roles);
  }

  /** Whoever sent this request, or empty if nobody has signed in or their token has ended. */
  public static Optional<SignedIn> of(VaadinRequest request) {
    return Optional.ofNullable(request.getWrappedSession(false)).flatMap(SignedIn::in);
  }

  /**
   * Whose screen is being worked on.
   *
   * @throws Forbidden if nobody is signed in any more
   */
  public static SignedIn current() {
    return Optional.ofNullable(VaadinSession.getCurrent())
        .map(VaadinSession::getSession)
        .flatMap(SignedIn::in)
        .orElseThrow(Forbidden::new);
  }

  /** Whether somebody is still signed in there. */
  public static boolean isIn(VaadinSession session) {
    return Optional.ofNullable(session.getSession()).flatMap(SignedIn::in).isPresent();
  }

  private static Optional<SignedIn> in(WrappedSession session) {
    return Optional.ofNullable((SignedIn) session.getAttribute(ATTRIBUTE))
        .filter(SignedIn::isValid);
  }

  private boolean isValid() {
    return Instant.now().isBefore(until);
  }

  /** Binds somebody to the session of the current request, under a new session id. */
  static void begin(SignedIn who) {
    VaadinRequest request = VaadinRequest.getCurrent();
    VaadinService.reinitializeSession(request);
    who.enter(request.getWrappedSession());
  }

  /** Binds this one to a session, which nobody else may know the id of. */
  public void enter(WrappedSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  /** Whether somebody has this role, or one that includes it. */
  public boolean has(String role) {
    return Roles.includes(roles, role);
  }

  /**
   * Checks the role, right before what needs it is done.
   *
   * @throws Forbidden without the role
   */
  public SignedIn require(String role) {
    if (!has(role)) {
      throw new Forbidden();
    }
    return this;
  }

  /** The one role that says what somebody may do. */
  public String strongestRole() {
    if (roles.contains(AdminRoles.ADMIN)) {
      return AdminRoles.ADMIN;
    }
    return roles.contains(AdminRoles.OPERATOR) ? AdminRoles.OPERATOR : AdminRoles.VIEWER;
  }

  @Override
  public String getName() {
    return user;
  }
}
