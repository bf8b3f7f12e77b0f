package dev.roomcast.webapp.admin.rooms;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.Directory;
import dev.roomcast.webapp.admin.actions.ClientActions;
import dev.roomcast.webapp.admin.actions.Confirm;
import dev.roomcast.webapp.admin.actions.ExpelButton;
import dev.roomcast.webapp.admin.actions.Outcomes;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.ui.Figures;
import java.util.List;

/** The users in a room; an operator can take them out. */
final class MemberGrid extends Grid<Member> {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_AT_ONCE = 8;   // rows; more are scrolled

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
    return ExpelButton.of(room, text("room.expel", member.userId()), () -> expel(member))
        .<Component>map(button -> button)
        .orElseGet(Span::new);
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
    setAllRowsVisible(rows.size() <= SHOWN_AT_ONCE);
    getDataProvider().refreshAll();
  }

  /** Members are in the order of their ids, so new ones can be shown at once. */
  void update() {
    if (!directory.members(room, "", Integer.MAX_VALUE).equals(rows)) {
      list(room);
    }
  }
}
