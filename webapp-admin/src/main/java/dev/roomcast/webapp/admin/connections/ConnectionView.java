package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.protocol.Activity;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.ClientActions;
import dev.roomcast.webapp.admin.actions.Outcomes;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.ui.Card;
import dev.roomcast.webapp.admin.ui.EmptyState;
import dev.roomcast.webapp.admin.ui.Facts;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.Live;
import dev.roomcast.webapp.admin.ui.RelativeTime;
import dev.roomcast.webapp.admin.ui.View;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** One connection: who, how, in which rooms, and what an operator can do about it. */
@Route(value = "connections/:" + ConnectionView.ID, layout = Frame.class)
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class ConnectionView extends View implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;
  static final String ID = "connection";
  private static final Duration REDRAW = Duration.ofSeconds(1);

  private final transient Node node;
  private final transient Live live;
  private final transient ClientActions actions;
  private transient Registration watching = () -> {};

  private String id = "";
  private boolean asked;
  private final Heading heading;
  private final RouterLink back = new RouterLink(text("connections.back"), ConnectionsView.class);
  private final Facts who = new Facts();
  private final Facts traffic = new Facts();
  private final ConnectionRooms rooms = new ConnectionRooms(this::leave);
  private final ConnectionButtons buttons;
  private final transient Detail detail = new Detail();
  private final LastEvents events;
  private final Div details = new Div();
  private final Component gone;

  @Inject
  ConnectionView(Node node, Live live, ClientActions actions) {
    super("connection");
    this.node = node;
    this.live = live;
    this.actions = actions;
    this.buttons = new ConnectionButtons(actions);
    this.events = new LastEvents(node);
    this.heading = new Heading("", "", buttons);
    back.addClassName("back");
    this.gone = new EmptyState(
        VaadinIcon.UNLINK, text("connection.gone"), text("connection.gone.what-to-do"),
        new RouterLink(text("connections.title"), ConnectionsView.class));
    details.addClassName("cards");
    details.add(
        new Card(text("connection.who"), who),
        new Card(text("connection.traffic"), traffic),
        new Card(text("connection.rooms"), rooms),
        new Card(text("connection.claims"), detail.claims()),
        new Card(text("connection.events"), events),
        new Card(text("connection.headers"), detail.headers()));
    add(back, heading, gone, details);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().get(ID).orElse("");
    asked = false;
    update();
  }

  private void ask(ConnectionInfo info, UI ui) {
    String whose = id;
    asked = true;
    actions.detail(SignedIn.current(), whose)
        .thenAccept(answer -> ui.access(() -> {
          if (whose.equals(id)) { // One may be at another connection by now.
            detail.show(answer);
          }
        }));
    actions.lastEvents(SignedIn.current(), info)
        .thenAccept(latest -> ui.access(() -> {
          if (whose.equals(id)) {
            events.show(latest);
          }
        }));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    watching = live.watch(event.getUI(), REDRAW, reading -> update());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
  }

  private void update() {
    Optional<ConnectionInfo> info = node.cluster().directory().find(id);
    gone.setVisible(info.isEmpty());
    details.setVisible(info.isPresent());
    heading.setVisible(info.isPresent());
    info.ifPresent(this::show);
    if (info.isPresent() && !asked) { // It may have come a moment ago, to another node.
      ask(info.get(), UI.getCurrent());
    }
  }

  private void leave(Room room) {
    node.cluster().directory().find(id).ifPresent(info ->
        Outcomes.announce(
            getUI().orElseThrow(),
            actions.expel(SignedIn.current(), info.userId(), room),
            this::update));
  }

  private void show(ConnectionInfo info) {
    buttons.of(info);
    heading.rename(info.userId());
    heading.say(text("connection.line", info.transport().protocol(), info.node()));
    who.tell(text("connections.user"), info.userId())
        .tell(text("connection.id"), info.id())
        .tell(text("connections.node"), info.node())
        .tell(text("connections.protocol"), info.transport().protocol())
        .tell(text("connections.transport"), info.transport().carrier())
        .tell(text("connections.namespace"), info.namespace())
        .tell(text("connections.address"), info.address())
        .tell(text("connections.since"), new RelativeTime(info.since()));
    traffic.tell(text("connections.messages_in"), Figures.count(info.activity().messagesIn()))
        .tell(text("connections.bytes_in"), Figures.bytes(info.activity().bytesIn()))
        .tell(text("connections.frames_out"), Figures.count(info.activity().framesOut()))
        .tell(text("connections.bytes_out"), Figures.bytes(info.activity().bytesOut()))
        .tell(text("connections.queue_bytes"), Figures.bytes(info.activity().queueBytes()))
        .tell(text("connections.last_heard"), new RelativeTime(info.activity().lastHeard()))
        .tell(text("connection.latency"), latency(info.activity()));
    rooms.show(info.rooms());
  }

  private static String latency(Activity activity) {
    long micros = activity.roundTripMicros();
    return micros == 0
        ? text("connection.latency.unknown")
        : text("connection.latency.value", micros / 1000.0);
  }
}
