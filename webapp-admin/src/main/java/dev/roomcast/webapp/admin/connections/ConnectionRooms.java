package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.roomcast.api.Room;
import dev.roomcast.webapp.admin.actions.ExpelButton;
import dev.roomcast.webapp.admin.rooms.RoomView;
import java.util.List;
import java.util.function.Consumer;

/** The rooms of a connection, with a way out of those that one may be taken out of. */
final class ConnectionRooms extends UnorderedList {
  private static final long serialVersionUID = 1L;

  private final transient Consumer<Room> leave;
  private transient List<Room> shown = List.of();

  ConnectionRooms(Consumer<Room> leave) {
    this.leave = leave;
    addClassName("plain-list");
  }

  void show(List<Room> rooms) {
    if (!rooms.equals(shown)) {
      shown = rooms;
      removeAll();
      rooms.forEach(room -> add(row(room)));
    }
  }

  private Component row(Room room) {
    ListItem row = new ListItem(RoomView.link(room));
    ExpelButton.of(room, text("connection.leave", room.name()), () -> leave.accept(room))
        .ifPresent(row::add);
    return row;
  }
}
