package dev.roomcast.webapp.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.annotation.security.RolesAllowed;

/** The frame around every view but the login: who is signed in, and the way out. */
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
@StyleSheet("context://admin-assets/admin.css")
public class AdminLayout extends AppLayout {
  private static final long serialVersionUID = 1L;

  AdminLayout() {
    addToNavbar(brand(), account());
  }

  private static Component brand() {
    Span brand = new Span("Roomcast");
    brand.addClassName("brand");
    return brand;
  }

  private static Component account() {
    Div account = new Div(userName(), signOut());
    account.addClassName("account");
    return account;
  }

  private static Component userName() {
    Span name = new Span(
        SignedIn.of(VaadinRequest.getCurrent()).map(SignedIn::user).orElse(""));
    name.addClassName("account-name");
    return name;
  }

  private static Component signOut() {
    Button button = new Button("Sign out", VaadinIcon.SIGN_OUT.create());
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    button.addClickListener(click -> click.getSource().getUI().ifPresent(SignedIn::end));
    return button;
  }
}
