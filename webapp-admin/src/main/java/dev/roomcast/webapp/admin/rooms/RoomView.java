package dev.roomcast.webapp.admin.rooms;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.api.Headcount;
import dev.roomcast.api.Room;
import dev.roomcast.web.Inspection;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.ClientActions;
import dev.roomcast.webapp.admin.events.LiveTail;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.publish.PublishView;
import dev.roomcast.webapp.admin.ui.Card;
import dev.roomcast.webapp.admin.ui.EmptyState;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.Live;
import dev.roomcast.webapp.admin.ui.View;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** One room: who is in it, what is published into it while one looks, and what was before. */
@Route(value = "room", layout = Frame.class)
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class RoomView extends View implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;
  private static final Duration REDRAW = Duration.ofSeconds(1);
  private static final String NAME = "name";

  private final transient Node node;
  private final transient Live live;
  private transient Registration watching = () -> {};
  private transient Optional<Room> room = Optional.empty();

  private final RouterLink back = new RouterLink(text("rooms.back"), RoomsView.class);
  private final Button publish =
      new Button(text("room.publish"), VaadinIcon.PAPERPLANE.create(), click -> publish());
  private final Heading heading = new Heading("", "", publish);
  private final MemberGrid members;
  private final LiveTail tail;
  private final Card membersCard;
  private final Card tailCard;
  private final HistoryPages history;
  private final Card historyCard;
  private final Component noRoom =
      new EmptyState(
          VaadinIcon.GROUP, text("room.unknown"), text("room.unknown.what-to-do"),
          new RouterLink(text("rooms.title"), RoomsView.class));

  @Inject
  RoomView(Node node, Inspection inspection, Live live, ClientActions actions) {
    super("room");
    this.node = node;
    this.live = live;
    this.members = new MemberGrid(node.cluster().directory(), actions);
    this.tail = new LiveTail(node, inspection);
    this.membersCard = new Card(text("room.members"), members);
    this.tailCard = new Card(text("tail.title"), tail);
    this.history = new HistoryPages(node, inspection);
    this.historyCard = new Card(text("history.title"), history);
    back.addClassName("back");
    add(back, heading, noRoom, membersCard, tailCard, historyCard);
  }

  /** A link to this view of a room. */
  public static RouterLink link(Room room) {
    RouterLink link = new RouterLink(room.name(), RoomView.class);
    link.setQueryParameters(parameters(room));
    return link;
  }

  /** The address of this view of a room, below the dashboard's. */
  static String address(Room room) {
    return "room?" + parameters(room).getQueryString();
  }

  private static QueryParameters parameters(Room room) {
    return QueryParameters.of(NAME, room.name());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    room =
        event.getLocation().getQueryParameters().getSingleParameter(NAME)
            .flatMap(RoomView::named);
    publish.setVisible(room.isPresent() && SignedIn.current().has(AdminRoles.ADMIN));
    heading.rename(room.map(Room::name).orElse(text("room.title")));
    noRoom.setVisible(room.isEmpty());
    membersCard.setVisible(room.isPresent());
    tailCard.setVisible(room.isPresent());
    historyCard.setVisible(room.isPresent() && SignedIn.current().has(AdminRoles.OPERATOR));
    room.ifPresent(there -> {
      members.list(there);
      tail.only(there);
      if (historyCard.isVisible()) {
        history.of(there);
      }
    });
    showHead();
  }

  private static Optional<Room> named(String name) {
    try {
      return Optional.of(new Room(name));
    } catch (IllegalArgumentException notARoom) {
      return Optional.empty();
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    watching = live.watch(event.getUI(), REDRAW, reading -> {
      members.update();
      tail.update();
      showHead();
    });
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
    tail.stop();
  }

  private void showHead() {
    room.ifPresent(there -> {
      Headcount count = node.cluster().directory().in(there);
      heading.say(text("room.line", count.users(), count.connections()));
    });
  }

  private void publish() {
    room.ifPresent(there ->
        getUI().ifPresent(ui -> ui.navigate(PublishView.class, PublishView.into(there))));
  }
}
