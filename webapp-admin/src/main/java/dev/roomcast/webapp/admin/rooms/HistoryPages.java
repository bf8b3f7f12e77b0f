package dev.roomcast.webapp.admin.rooms;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.roomcast.api.Room;
import dev.roomcast.hub.History;
import dev.roomcast.hub.History.Direction;
import dev.roomcast.hub.Replay;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.web.Inspection;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.events.EventDialog;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.WideScreen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a room has got, a page at a time, the newest first. */
final class HistoryPages extends Div {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 20;
  private static final String LATEST = "";

  private final transient Node node;
  private final transient Inspection inspection;
  private transient Room room = Room.GLOBAL;
  private transient Optional<String> older = Optional.empty();
  private transient Optional<String> newer = Optional.empty();

  private final TextField type = new TextField();
  private final Button latest = new Button(text("history.latest"), click -> showLatest());
  private final Button goOlder =
      new Button(
          text("history.older"), click -> older.ifPresent(at -> show(Direction.OLDER, at)));
  private final Button goNewer =
      new Button(
          text("history.newer"), click -> newer.ifPresent(at -> show(Direction.NEWER, at)));
  private final Div hint = new Div();
  private final Grid<Message> grid = new Grid<>();

  HistoryPages(Node node, Inspection inspection) {
    this.node = node;
    this.inspection = inspection;
    addClassName("history");
    hint.addClassName("hint");
    hint.getElement().setAttribute("role", "status");
    add(tools(), hint, grid());
  }

  private Component tools() {
    type.setPlaceholder(text("history.type"));
    type.setAriaLabel(text("history.type"));
    type.setClearButtonVisible(true);
    type.setWidth("16rem");
    type.addValueChangeListener(change -> showLatest());
    Div tools = new Div(type, latest, goNewer, goOlder);
    tools.addClassName("filter");
    return tools;
  }

  private Component grid() {
    grid.addClassName("history-rows");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAllRowsVisible(true);
    grid.getElement().setAttribute("aria-label", text("history.title"));
    grid.addColumn(message -> Figures.exact(message.time()))
        .setHeader(text("tail.time"))
        .setWidth("15rem")
        .setFlexGrow(0);
    grid.addColumn(Message::type).setHeader(text("tail.type")).setFlexGrow(1);
    WideScreen.only(
        grid.addColumn(message -> Figures.bytes(message.data().length))
            .setHeader(text("tail.size"))
            .setTextAlign(ColumnTextAlign.END)
            .setWidth("6.5rem")
            .setFlexGrow(0));
    grid.addItemClickListener(
        click -> new EventDialog(click.getItem(), Optional.empty(), node).open());
    return grid;
  }

  /** Shows the latest events of this room. */
  void of(Room newRoom) {
    room = newRoom;
    showLatest();
  }

  private void showLatest() {
    show(Direction.OLDER, LATEST);
  }

  private void show(Direction direction, String position) {
    SignedIn.current().require(AdminRoles.OPERATOR);
    History history =
        inspection.history(
            new History.Request(room, type.getValue().strip(), direction, position, ROWS));
    if (history instanceof History.Page page) {
      show(page);
    } else if (((History.Untold) history).why() == Replay.Gap.UNAVAILABLE) {
      say(text("history.away"));
    } else {
      showLatest(); // The log has lost its history since the last page.
      say(text("history.not-kept"));
    }
  }

  private void show(History.Page page) {
    older = page.older();
    newer = page.newer();
    goOlder.setEnabled(older.isPresent());
    goNewer.setEnabled(newer.isPresent());
    List<Message> rows = new ArrayList<>();
    page.events().stream().map(Push.Event::message).forEach(rows::add);
    Collections.reverse(rows);
    grid.setItems(rows);
    grid.setVisible(!rows.isEmpty());
    say(hintOn(page));
  }

  private static String hintOn(History.Page page) {
    if (!page.events().isEmpty()) {
      return "";
    }
    return text(page.older().isPresent() ? "history.further" : "history.none");
  }

  private void say(String what) {
    hint.setText(what);
    hint.setVisible(!what.isEmpty());
  }
}
