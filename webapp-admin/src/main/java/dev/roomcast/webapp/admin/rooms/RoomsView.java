package dev.roomcast.webapp.admin.rooms;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.cluster.Directory;
import dev.roomcast.cluster.RoomInfo;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.ui.Csv;
import dev.roomcast.webapp.admin.ui.CsvDownload;
import dev.roomcast.webapp.admin.ui.EmptyState;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.Live;
import dev.roomcast.webapp.admin.ui.LiveRows;
import dev.roomcast.webapp.admin.ui.Refresh;
import dev.roomcast.webapp.admin.ui.SearchField;
import dev.roomcast.webapp.admin.ui.View;
import dev.roomcast.webapp.admin.ui.WideScreen;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** All rooms that have members, on whatever node. */
@Route(value = "rooms", layout = Frame.class)
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class RoomsView extends View {
  private static final long serialVersionUID = 1L;
  private static final Duration REDRAW = Duration.ofSeconds(2);
  private static final String ROOM = "room";
  private static final String USERS = "users";
  private static final Csv<RoomInfo> CSV =
      new Csv<RoomInfo>()
          .column("room", row -> row.room().name())
          .column("kind", row -> row.room().kind())
          .column("users", row -> row.members().users())
          .column("connections", row -> row.members().connections());

  private final transient Directory directory;
  private final transient Live live;
  private transient Registration watching = () -> {};

  private final SearchField search = new SearchField(text("rooms.search"), this::list);
  private final Grid<RoomInfo> grid = new Grid<>();
  private final transient LiveRows<RoomInfo> rows;
  private final Refresh refresh = new Refresh();
  private final Heading heading;
  private final Component none =
      new EmptyState(VaadinIcon.GROUP, text("rooms.none"), text("rooms.none.what-to-do"));

  @Inject
  RoomsView(Node node, Live live) {
    super("rooms");
    this.directory = node.cluster().directory();
    this.live = live;
    this.heading =
        new Heading(
            text("rooms.title"), "",
            new CsvDownload<>("rooms.csv", AdminRoles.VIEWER, CSV, this::counted));
    add(heading, tools(), none, grid());
    rows = new LiveRows<>(grid, RoomInfo::room, row -> Optional.of(now(row)));
    refresh.onClick(this::list);
  }

  private Component tools() {
    Div filter = new Div(search);
    filter.addClassName("filter");
    Div tools = new Div(filter, refresh);
    tools.addClassName("tools");
    return tools;
  }

  private Component grid() {
    grid.addClassNames("rows", "room-rows");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", text("rooms.title"));
    grid.addColumn(link())
        .setHeader(text("rooms.room"))
        .setKey(ROOM)
        .setSortable(true)
        .setWidth("8.5rem")
        .setFlexGrow(3);
    WideScreen.only(
        grid.addColumn(row -> row.room().kind())
            .setHeader(text("rooms.kind"))
            .setWidth("6rem")
            .setFlexGrow(1));
    number(row -> row.members().users(), "rooms.users", "6.25rem")
        .setKey(USERS)
        .setSortable(true);
    number(row -> row.members().connections(), "rooms.connections", "7.25rem");
    grid.addSortListener(sorting -> list());
    return grid;
  }

  private static LitRenderer<RoomInfo> link() {
    return LitRenderer.<RoomInfo>of("<a href=\"${item.href}\">${item.name}</a>")
        .withProperty("name", row -> row.room().name())
        .withProperty("href", row -> RoomView.address(row.room()));
  }

  private Grid.Column<RoomInfo> number(
      ToLongFunction<RoomInfo> number, String name, String width) {
    return grid.addColumn(row -> Figures.count(number.applyAsLong(row)))
        .setHeader(text(name))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth(width)
        .setFlexGrow(0);
  }

  private RoomInfo now(RoomInfo row) {
    return new RoomInfo(row.room(), directory.in(row.room()));
  }

  /* All rows as of now, for an export. */
  private Stream<RoomInfo> counted() {
    return rows.rows().stream().map(this::now);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    list();
    watching = live.watch(event.getUI(), REDRAW, reading -> update());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
  }

  private void list() {
    rows.list(matching().sorted(order()).toList());
    refresh.nothing();
    showHead();
  }

  private Stream<RoomInfo> matching() {
    String part = search.text();
    return directory.rooms("", "", Integer.MAX_VALUE).stream()
        .filter(row -> row.room().name().contains(part));
  }

  private Comparator<RoomInfo> order() {
    Comparator<RoomInfo> byName = Comparator.comparing(row -> row.room().name());
    return grid.getSortOrder().stream()
        .findFirst()
        .map(sorted -> {
          Comparator<RoomInfo> by =
              sorted.getSorted().getKey().equals(USERS)
                  ? Comparator.comparingInt((RoomInfo row) -> row.members().users())
                      .thenComparing(byName)
                  : byName;
          return sorted.getDirection() == SortDirection.DESCENDING ? by.reversed() : by;
        })
        .orElse(byName);
  }

  private void update() {
    rows.redraw();
    List<RoomInfo> listed = rows.rows();
    if (listed.isEmpty()) {
      list();
      return;
    }
    int gone = (int) counted().filter(row -> row.members().users() == 0).count();
    int present = (int) matching().count();
    refresh.offer(new Refresh.Changes(Math.max(0, present - (listed.size() - gone)), gone));
    showHead();
  }

  private void showHead() {
    int all = directory.roomCount();
    heading.say(
        search.isEmpty()
            ? text("rooms.line", all)
            : text("rooms.line-filtered", rows.rows().size(), all));
    none.setVisible(all == 0);
    grid.setVisible(all > 0);
  }
}
