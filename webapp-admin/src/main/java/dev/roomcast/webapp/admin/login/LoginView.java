package dev.roomcast.webapp.admin.login;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JsModule;
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
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.roomcast.webapp.admin.AdminServlet;
import dev.roomcast.webapp.admin.oidc.OidcSignIn;
import dev.roomcast.webapp.admin.overview.OverviewView;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where one signs in: with a password, by a login service or with a token. Afterwards one is always
 * at the overview, so that no address can be made to lead elsewhere.
 */
@Route("login")
@AnonymousAllowed
@StyleSheet("context://admin-assets/admin.css")
@JsModule("context://admin-assets/frame.js")
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient AdminAccounts accounts;
  private final transient TokenSignIn tokens;
  private final transient OidcSignIn service;
  private final transient OpenSessions sessions;
  private final LoginForm form = new LoginForm();
  private final TokenForm tokenForm = new TokenForm(this::signInWithToken);

  @Inject
  LoginView(
      AdminAccounts accounts, TokenSignIn tokens, OidcSignIn service, OpenSessions sessions) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.service = service;
    this.sessions = sessions;
    addClassName("sign-in");
    add(heading(), form());
    service.name().ifPresent(name -> add(new ServiceButton(service, name, this::showFailure)));
    add(tokenForm);
  }

  /* After a restart of the server one finds oneself here. */
  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().getPage().executeJs(
        "document.documentElement.lang = $0; window.roomcast.watchConnection({back: $1})",
        event.getUI().getLocale().toLanguageTag(),
        text("login.back"));
  }

  private static Header heading() {
    Header heading = new Header(new H1("Roomcast"), new Paragraph(text("login.motto")));
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
    LoginI18n.Form form = texts.getForm();
    form.setTitle(text("login.title"));
    form.setUsername(text("login.user"));
    form.setPassword(text("login.password"));
    form.setSubmit(text("login.title"));
    texts.getErrorMessage().setUsername(text("login.user-missing"));
    texts.getErrorMessage().setPassword(text("login.password-missing"));
    return texts;
  }

  private void signIn(LoginEvent attempt) {
    accounts.signIn(attempt.getUsername(), attempt.getPassword(), address())
        .handleBy(new Answer(this::showFailure));
  }

  private void signInWithToken(String token) {
    tokens.signIn(token, address())
        .handleBy(new Answer(tokenForm::complain));
  }

  private static String address() {
    return VaadinRequest.getCurrent().getRemoteAddr();
  }

  private void showFailure(String message) {
    showError(text("login.failed"), message);
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
      return;
    }
    service.complaint(VaadinSession.getCurrent().getSession()).ifPresent(this::showFailure);
  }

  @Override
  public String getPageTitle() {
    return text("login.title") + " – Roomcast";
  }

  private final class Answer implements SignIn.Handler {
    private final Consumer<String> complaint;

    Answer(Consumer<String> complaint) {
      this.complaint = complaint;
    }

    @Override
    public void welcome(SignedIn who) {
      sessions.begin(who);
      getUI().orElseThrow().getPage().setLocation(AdminServlet.home());
    }

    @Override
    public void wrong() {
      showFailure(text("login.wrong"));
    }

    @Override
    public void badToken(String message) {
      complaint.accept(message);
    }

    @Override
    public void tooMany(Duration delay) {
      showError(text("login.too-many"), text("login.wait", delay.toSeconds() + 1));
    }
  }
}
