package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.events.EventDialog;
import dev.roomcast.webapp.admin.ui.RelativeTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last events that a connection has got, the newest first; a click shows one. */
final class LastEvents extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Node node;

  LastEvents(Node node) {
    this.node = node;
    hint("connection.events.asked");
  }

  private void hint(String name) {
    Paragraph hint = new Paragraph(text(name));
    hint.addClassName("hint");
    removeAll();
    add(hint);
  }

  void show(List<Message> events) {
    if (events.isEmpty()) {
      hint("connection.events.none");
      return;
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassNames("plain-list", "last-events");
    events.forEach(event -> rows.add(row(event)));
    removeAll();
    add(rows);
  }

  private ListItem row(Message event) {
    Button type =
        new Button(
            event.type(),
            click -> new EventDialog(event, Optional.empty(), node).open());
    type.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    Span rooms =
        new Span(event.rooms().stream().map(Room::name).collect(Collectors.joining(", ")));
    rooms.addClassName("hint");
    return new ListItem(new RelativeTime(event.time()), type, rooms);
  }
}
