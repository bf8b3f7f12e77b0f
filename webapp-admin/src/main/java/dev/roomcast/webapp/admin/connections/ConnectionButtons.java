package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.roomcast.api.PublishFailed;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.ClientActions;
import dev.roomcast.webapp.admin.actions.Confirm;
import dev.roomcast.webapp.admin.actions.Outcomes;
import dev.roomcast.webapp.admin.login.SignedIn;

/** What an operator can do to a connection. Others do not see it. */
final class ConnectionButtons extends Div {
  private static final long serialVersionUID = 1L;

  private final transient ClientActions actions;
  private transient ConnectionInfo connection;

  ConnectionButtons(ClientActions actions) {
    this.actions = actions;
    addClassName("heading-actions");
    Button test = new Button(text("connection.send-test"), VaadinIcon.PAPERPLANE_O.create());
    test.addClickListener(click -> sendTest());
    Button reconnect = new Button(text("connection.reconnect"), VaadinIcon.REFRESH.create());
    reconnect.addClickListener(click -> disconnect(true));
    Button disconnect = new Button(text("connection.disconnect"), VaadinIcon.UNLINK.create());
    disconnect.addThemeVariants(ButtonVariant.LUMO_ERROR);
    disconnect.addClickListener(click -> disconnect(false));
    add(test, reconnect, disconnect);
  }

  /** Whose buttons these are from now on. */
  void of(ConnectionInfo info) {
    connection = info;
    setVisible(SignedIn.current().has(AdminRoles.OPERATOR));
  }

  private void disconnect(boolean comingBack) {
    String name = comingBack ? "connection.reconnect" : "connection.disconnect";
    Confirm.ask(
        text(name),
        text(name + ".consequence", connection.userId()),
        text(name),
        () ->
            Outcomes.announce(
                getUI().orElseThrow(),
                actions.disconnect(SignedIn.current(), connection.id(), comingBack),
                () -> {}));
  }

  private void sendTest() {
    try {
      actions.sendTest(SignedIn.current(), connection.userId());
      Outcomes.done(text("connection.test-sent", connection.userId()));
    } catch (PublishFailed failed) {
      Outcomes.failed(text("action.not-published", failed.getMessage()));
    }
  }
}
