package dev.roomcast.webapp.admin;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.AbstractLogin.LoginEvent;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Where one signs in. Afterwards one is always at the overview, so that no address can be made to
 * lead elsewhere.
 */
@Route("login")
@PageTitle("Sign in – Roomcast")
@AnonymousAllowed
@StyleSheet("context://admin-assets/admin.css")
public class LoginView extends Main implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  private final transient AdminAccounts accounts;
  private final LoginForm form = new LoginForm();

  @Inject
  LoginView(AdminAccounts accounts) {
    this.accounts = accounts;
    addClassName("sign-in");
    add(heading(), form());
  }

  private static Header heading() {
    Header heading = new Header(
        new H1("Roomcast"), new Paragraph("Events, live, to everyone who may see them"));
    heading.addClassName("sign-in-heading");
    return heading;
  }

  private LoginForm form() {
    form.setForgotPasswordButtonVisible(false);
    form.setI18n(texts());
    form.addLoginListener(this::signIn);
    return form;
  }

  private static LoginI18n texts() {
    LoginI18n texts = LoginI18n.createDefault();
    texts.getForm().setTitle("Sign in");
    texts.getForm().setUsername("User");
    texts.getForm().setSubmit("Sign in");
    return texts;
  }

  private void signIn(LoginEvent attempt) {
    String address = VaadinRequest.getCurrent().getRemoteAddr();
    accounts.signIn(attempt.getUsername(), attempt.getPassword(), address)
        .handleBy(new Answer());
  }

  private void showError(String title, String message) {
    LoginI18n texts = texts();
    texts.getErrorMessage().setTitle(title);
    texts.getErrorMessage().setMessage(message);
    form.setI18n(texts);
    form.setError(true);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (SignedIn.of(VaadinRequest.getCurrent()).isPresent()) {
      event.forwardTo(OverviewView.class);
    }
  }

  private final class Answer implements SignIn.Handler {
    @Override
    public void welcome(AdminAccount account) {
      SignedIn.begin(account);
      getUI().orElseThrow().getPage().setLocation(AdminServlet.home());
    }

    @Override
    public void wrong() {
      showError("Not signed in", "The user or the password is not right.");
    }

    @Override
    public void tooMany(Duration delay) {
      showError(
          "Too many attempts", "Try again in " + (delay.toSeconds() + 1) + " seconds.");
    }
  }
}
