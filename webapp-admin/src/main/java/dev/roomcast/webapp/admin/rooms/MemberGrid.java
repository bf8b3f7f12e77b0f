package dev.roomcast.webapp.admin.rooms;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.Directory;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.ClientActions;
import dev.roomcast.webapp.admin.actions.Confirm;
import dev.roomcast.webapp.admin.actions.Outcomes;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.ui.Figures;
import java.util.List;

/** The users in a room; an operator can take them out. */
final class MemberGrid extends Grid<Member> {
  private static final long serialVersionUID = 1L;

  private final transient Directory directory;
  private final transient ClientActions actions;
  private transient Room room = Room.GLOBAL;
  private transient List<Member> rows = List.of();

  MemberGrid(Directory directory, ClientActions actions) {
    this.directory = directory;
    this.actions = actions;
    addClassName("member-rows");
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    setSelectionMode(SelectionMode.NONE);
    getElement().setAttribute("aria-label", text("room.members"));
    addColumn(Member::userId).setHeader(text("connections.user")).setFlexGrow(1);
    addColumn(member -> Figures.count(member.connections()))
        .setHeader(text("rooms.connections"))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("8rem")
        .setFlexGrow(0);
    addColumn(new ComponentRenderer<>(this::expelButton)).setWidth("4rem").setFlexGrow(0);
    setItems(
        range -> rows.stream().skip(range.getOffset()).limit(range.getLimit()),
        range -> rows.size());
  }

  private Component expelButton(Member member) {
    boolean fixed = room.equals(Room.GLOBAL) || room.kind().equals("user");
    if (fixed || !SignedIn.current().has(AdminRoles.OPERATOR)) {
      return new Span();
    }
    Button button = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> expel(member));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    button.setAriaLabel(text("room.expel", member.userId()));
    button.setTooltipText(text("room.expel", member.userId()));
    return button;
  }

  private void expel(Member member) {
    Room from = room;
    Confirm.ask(
        text("room.expel", member.userId()),
        text("room.expel.consequence", member.userId(), from.name()),
        text("room.expel.yes"),
        () ->
            Outcomes.announce(
                getUI().orElseThrow(),
                actions.expel(SignedIn.current(), member.userId(), from),
                () -> list(from)));
  }

  void list(Room newRoom) {
    room = newRoom;
    rows = directory.members(room, "", Integer.MAX_VALUE);
    getDataProvider().refreshAll();
  }

  /** Members are in the order of their ids, so new ones can be shown at once. */
  void update() {
    if (!directory.members(room, "", Integer.MAX_VALUE).equals(rows)) {
      list(room);
    }
  }
}
