package dev.roomcast.webapp.admin.login;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.function.Consumer;

/** Takes a token to sign in with; folded up until somebody wants it. */
final class TokenForm extends Details {
  private static final long serialVersionUID = 1L;

  private final PasswordField token = new PasswordField(text("login.token"));

  /** @param signIn is given what was pasted, whatever it is */
  TokenForm(Consumer<String> signIn) {
    addClassName("sign-in-token");
    setSummaryText(text("login.with-token"));
    token.setHelperText(text("login.token-help"));
    token.setRevealButtonVisible(false);
    token.setMaxLength(TokenSignIn.MAX_LENGTH);
    token.addKeyPressListener(Key.ENTER, pressed -> signIn.accept(token.getValue()));
    add(
        token,
        new Button(text("login.with-token"), click -> signIn.accept(token.getValue())));
  }

  void complain(String message) {
    token.setInvalid(true);
    token.setErrorMessage(message);
  }
}
