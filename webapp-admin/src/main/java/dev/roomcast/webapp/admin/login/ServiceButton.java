package dev.roomcast.webapp.admin.login;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.VaadinSession;
import dev.roomcast.webapp.admin.oidc.OidcSignIn;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Leads to the login service. */
final class ServiceButton extends Div {
  private static final long serialVersionUID = 1L;

  private final transient OidcSignIn service;
  private final transient Consumer<String> complaint;
  private final Button button;

  /**
   * The button.
   *
   * @param name what people know the service by
   * @param complaint is told why one cannot go there
   */
  ServiceButton(OidcSignIn service, String name, Consumer<String> complaint) {
    this.service = service;
    this.complaint = complaint;
    this.button = new Button(text("login.by-service", name), VaadinIcon.KEY.create());
    button.setDisableOnClick(true);
    button.addClickListener(click -> leave());
    addClassName("sign-in-service");
    add(button);
  }

  private void leave() {
    Optional<URI> there = service.leave(VaadinSession.getCurrent().getSession());
    there.ifPresent(uri -> getUI().orElseThrow().getPage().setLocation(uri));
    if (there.isEmpty()) {
      button.setEnabled(true);
      complaint.accept(text("login.service-failed"));
    }
  }
}
