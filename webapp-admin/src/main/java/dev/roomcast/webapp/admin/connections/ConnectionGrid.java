package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.RouteParam;
import dev.roomcast.cluster.Cluster;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.cluster.ConnectionOrder;
import dev.roomcast.cluster.ConnectionQuery;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.LiveRows;
import dev.roomcast.webapp.admin.ui.Refresh;
import dev.roomcast.webapp.admin.ui.RelativeTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of the connections. Which ones and in which order is fixed when they are listed; what
 * they show is as of now, and who is gone is shown as gone.
 */
final class ConnectionGrid extends Grid<ConnectionInfo> {
  private static final long serialVersionUID = 1L;

  private final transient Cluster cluster;
  private final transient LiveRows<ConnectionInfo> rows;
  private transient ConnectionQuery query = ConnectionQuery.ALL;

  ConnectionGrid(Cluster cluster) {
    this.cluster = cluster;
    addClassName("rows");
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    setSelectionMode(SelectionMode.NONE);
    setColumnReorderingAllowed(true);
    getElement().setAttribute("aria-label", text("connections.title"));
    columns();
    setPartNameGenerator(row -> now(row).isPresent() ? null : "gone");
    rows = new LiveRows<>(this, ConnectionInfo::id, this::now);
    addSortListener(sorting -> {
      if (sorting.isFromClient()) {
        list(query);
      }
    });
    addItemClickListener(click -> open(click.getItem()));
  }

  private void columns() {
    link();
    column(ConnectionOrder.NODE, ConnectionInfo::node).setWidth("8.5rem");
    column(ConnectionOrder.PROTOCOL, row -> row.transport().protocol()).setWidth("6.25rem");
    column(ConnectionOrder.TRANSPORT, row -> row.transport().carrier()).setWidth("6.5rem");
    column(ConnectionOrder.NAMESPACE, ConnectionInfo::namespace).setWidth("7.5rem")
        .setVisible(false);
    column(ConnectionOrder.ADDRESS, ConnectionInfo::address).setWidth("7.5rem");
    time(ConnectionOrder.SINCE, row -> row.since().toString());
    number(ConnectionOrder.ROOMS, row -> row.rooms().size(), "5.5rem");
    number(ConnectionOrder.MESSAGES_IN, row -> row.activity().messagesIn(), "5rem");
    number(ConnectionOrder.FRAMES_OUT, row -> row.activity().framesOut(), "5rem");
    bytes(ConnectionOrder.BYTES_IN, row -> row.activity().bytesIn()).setVisible(false);
    bytes(ConnectionOrder.BYTES_OUT, row -> row.activity().bytesOut()).setVisible(false);
    bytes(ConnectionOrder.QUEUE_BYTES, row -> row.activity().queueBytes());
    time(ConnectionOrder.LAST_HEARD, row -> row.activity().lastHeard().toString());
  }

  private void link() {
    LitRenderer<ConnectionInfo> link =
        LitRenderer.<ConnectionInfo>of("<a href=\"${item.href}\">${item.user}</a>")
            .withProperty("user", ConnectionInfo::userId)
            .withProperty("href", row -> "connections/" + row.id());
    named(addColumn(link), ConnectionOrder.USER).setWidth("7.5rem").setFlexGrow(2);
  }

  private Column<ConnectionInfo> column(
      ConnectionOrder order, ValueProvider<ConnectionInfo, String> value) {
    return named(addColumn(value), order).setTooltipGenerator(value::apply);
  }

  private void number(
      ConnectionOrder order, ValueProvider<ConnectionInfo, Number> value, String width) {
    named(addColumn(row -> Figures.count(value.apply(row).longValue())), order)
        .setTextAlign(ColumnTextAlign.END)
        .setWidth(width)
        .setFlexGrow(0);
  }

  private Column<ConnectionInfo> bytes(
      ConnectionOrder order, ValueProvider<ConnectionInfo, Number> value) {
    return named(addColumn(row -> Figures.bytes(value.apply(row).doubleValue())), order)
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("6rem")
        .setFlexGrow(0);
  }

  private void time(ConnectionOrder order, ValueProvider<ConnectionInfo, String> time) {
    LitRenderer<ConnectionInfo> relative =
        LitRenderer.<ConnectionInfo>of(RelativeTime.TEMPLATE)
            .withProperty("time", time);
    named(addColumn(relative), order)
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("7rem")
        .setFlexGrow(0);
  }

  private static Column<ConnectionInfo> named(
      Column<ConnectionInfo> column, ConnectionOrder order) {
    return column
        .setKey(order.name())
        .setHeader(text("connections." + order.name().toLowerCase(Locale.ROOT)))
        .setSortable(true)
        .setResizable(true);
  }

  private void open(ConnectionInfo row) {
    getUI().ifPresent(ui -> 
        ui.navigate(ConnectionView.class, new RouteParam(ConnectionView.ID, row.id())));
  }

  private Optional<ConnectionInfo> now(ConnectionInfo row) {
    return cluster.directory().find(row.id());
  }

  /** Shows those that are there now, in the order that the columns are sorted by. */
  void list(ConnectionQuery newQuery) {
    query = newQuery;
    rows.list(cluster.directory().connections(sorted(newQuery)).sorted());
  }

  private ConnectionQuery sorted(ConnectionQuery unsorted) {
    Optional<GridSortOrder<ConnectionInfo>> first = getSortOrder().stream().findFirst();
    return first
        .map(order ->
            unsorted.sorted(
                ConnectionOrder.valueOf(order.getSorted().getKey()),
                order.getDirection() == SortDirection.DESCENDING))
        .orElse(unsorted);
  }

  /** Brings what is to be seen up to date. */
  void redraw() {
    rows.redraw();
  }

  /** What has come and gone since the rows were listed. */
  Refresh.Changes changes() {
    int gone = (int) rows.rows().stream().filter(row -> now(row).isEmpty()).count();
    int present = cluster.directory().connections(query).count();
    return new Refresh.Changes(Math.max(0, present - (size() - gone)), gone);
  }

  int size() {
    return rows.rows().size();
  }

  boolean isEmpty() {
    return rows.rows().isEmpty();
  }

  /** All rows as of now, for an export. */
  Stream<ConnectionInfo> rows() {
    return rows.rows().stream().map(row -> now(row).orElse(row));
  }
}
