package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.roomcast.webapp.admin.ui.EmptyState;

/** What stands there while nobody is connected: how to connect. */
final class NoConnections extends Composite<Div> {
  private static final long serialVersionUID = 1L;

  NoConnections() {
    getContent()
        .add(
            new EmptyState(
                VaadinIcon.PLUG,
                text("connections.none"),
                text("connections.none.what-to-do"),
                new Code("io('https://…/ws', { auth: { token } })")));
  }
}
