package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.roomcast.api.Room;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.login.SignedIn;
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
    boolean fixed = room.equals(Room.GLOBAL) || room.kind().equals("user");
    if (!fixed && SignedIn.current().has(AdminRoles.OPERATOR)) {
      Button button = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> leave.accept(room));
      button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      button.setAriaLabel(text("connection.leave", room.name()));
      button.setTooltipText(text("connection.leave", room.name()));
      row.add(button);
    }
    return row;
  }
}
