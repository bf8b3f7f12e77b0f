package dev.roomcast.webapp.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.WrappedSession;
import java.io.Serializable;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/** Who uses the dashboard in this HTTP session. */
record SignedIn(String user, Set<String> roles) implements Principal, Serializable {
  private static final String ATTRIBUTE = SignedIn.class.getName();

  SignedIn {
    roles = Set.copyOf(roles);
  }

  /** Whoever sent this request, or empty if nobody has signed in. */
  static Optional<SignedIn> of(VaadinRequest request) {
    return Optional.ofNullable(request.getWrappedSession(false))
        .map(session -> (SignedIn) session.getAttribute(ATTRIBUTE));
  }

  /** Binds the account to the session of the current request, under a new session id. */
  static void begin(AdminAccount account) {
    VaadinRequest request = VaadinRequest.getCurrent();
    VaadinService.reinitializeSession(request);
    request.getWrappedSession()
        .setAttribute(ATTRIBUTE, new SignedIn(account.user(), account.roles()));
  }

  /** Ends the session of this screen and all that hangs on it. */
  static void end(UI ui) {
    WrappedSession session = ui.getSession().getSession();
    ui.getPage().setLocation(AdminServlet.home());
    session.invalidate();
  }

  @Override
  public String getName() {
    return user;
  }
}
