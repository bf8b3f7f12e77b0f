package dev.roomcast.webapp.admin.events;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.roomcast.api.Headcount;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.stats.Tap;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.rooms.RoomView;
import dev.roomcast.webapp.admin.ui.Facts;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.PrettyJson;
import java.time.Duration;
import java.util.Optional;

/** One event: what it says, where it went and, if that was seen, how long it took. */
public final class EventDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  EventDialog(Tap.Passed passed, Node node) {
    this(passed.message(), Optional.of(passed.after()), node);
  }

  /** @param after how long it took; empty if it was not seen */
  public EventDialog(Message message, Optional<Duration> after, Node node) {
    setHeaderTitle(message.type());
    addClassName("event-dialog");
    Pre json = new Pre(PrettyJson.of(message.data()));
    json.getElement().setAttribute("tabindex", "0");
    json.getElement().setAttribute("role", "region");
    json.getElement().setAttribute("aria-label", text("event.data"));
    add(trace(message, after, node), json);
    getFooter().add(new Button(text("action.close"), click -> close()));
  }

  private static Facts trace(Message message, Optional<Duration> after, Node node) {
    Facts facts =
        new Facts()
            .tell(text("event.id"), message.id())
            .tell(text("event.published"), Figures.exact(message.time()));
    after.ifPresent(
        time ->
            facts.tell(
                text("event.handed-over"),
                text("event.handed-over.value", time.toMillis(), node.settings().nodeName())));
    for (Room room : message.rooms()) {
      Headcount count = node.cluster().directory().in(room);
      facts.tell(
          text("event.room", room.name()),
          new Div(
              RoomView.link(room),
              new Span(
                  " " + text("event.receivers", count.users(), count.connections()))));
    }
    return facts;
  }
}
