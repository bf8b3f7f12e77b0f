package dev.roomcast.webapp.admin.publish;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.roomcast.webapp.admin.actions.PublishActions;
import dev.roomcast.webapp.admin.ui.Facts;

/** Who would receive an event. */
final class Receivers extends Div {
  private static final long serialVersionUID = 1L;

  Receivers() {
    getElement().setAttribute("role", "status");
    addClassName("receivers");
    Paragraph hint = new Paragraph(text("publish.receivers.hint"));
    hint.addClassName("hint");
    add(hint);
  }

  void show(PublishActions.Receivers receivers) {
    removeAll();
    Facts rooms = new Facts();
    receivers.rooms().forEach(each ->
        rooms.tell(
            each.room().name(),
            text("room.line", each.count().users(), each.count().connections())));
    add(new Paragraph(text("publish.receivers.users", receivers.users())), rooms);
    Div users = new Div();
    users.addClassName("chips");
    receivers.named().forEach(user -> users.add(new Span(user)));
    int more = receivers.users() - receivers.named().size();
    if (more > 0) {
      users.add(new Span(text("publish.receivers.more", more)));
    }
    add(users);
  }
}
