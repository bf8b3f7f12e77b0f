package dev.roomcast.webapp.admin.login;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.enterprise.event.Observes;
import java.security.Principal;
import java.util.function.Predicate;

/**
 * Opens a view only to whoever is signed in and has one of the roles in its {@code @RolesAllowed};
 * a view without any such annotation opens to nobody.
 */
class AdminAccess extends NavigationAccessControl {
  private static final long serialVersionUID = 1L;

  AdminAccess() {
    setLoginView(LoginView.class);
  }

  @Override
  protected Principal getPrincipal(VaadinRequest request) {
    return SignedIn.of(request).orElse(null);
  }

  @Override
  protected Predicate<String> getRolesChecker(VaadinRequest request) {
    return role -> SignedIn.of(request).filter(user -> user.has(role)).isPresent();
  }

  /** Puts the control before every screen of the dashboard. */
  static final class Installer {
    void serviceStarts(@Observes ServiceInitEvent event) {
      AdminAccess access = new AdminAccess();
      event.getSource().addUIInitListener(
          init -> init.getUI().addBeforeEnterListener(access));
    }
  }
}
