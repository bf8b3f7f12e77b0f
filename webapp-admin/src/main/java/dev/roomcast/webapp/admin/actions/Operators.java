package dev.roomcast.webapp.admin.actions;

import com.vaadin.flow.server.VaadinSession;
import dev.roomcast.web.Operations.Operator;
import dev.roomcast.webapp.admin.login.SignedIn;

/** Whom the audit log names for what is done on this screen. */
public final class Operators {
  private static final String SOURCE = "dashboard";

  private Operators() {}

  public static Operator of(SignedIn who) {
    return new Operator(
        who.user(), SOURCE, VaadinSession.getCurrent().getBrowser().getAddress());
  }
}
