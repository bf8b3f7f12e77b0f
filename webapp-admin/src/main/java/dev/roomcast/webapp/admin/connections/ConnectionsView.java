package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.api.Headcount;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.ui.CsvDownload;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.Live;
import dev.roomcast.webapp.admin.ui.Refresh;
import dev.roomcast.webapp.admin.ui.View;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;

/** All connections of the cluster, to be searched, filtered, sorted and exported. */
@Route(value = "connections", layout = Frame.class)
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class ConnectionsView extends View {
  private static final long serialVersionUID = 1L;
  private static final Duration REDRAW = Duration.ofSeconds(2);

  private final transient Node node;
  private final transient Live live;
  private transient Registration watching = () -> {};

  private final ConnectionFilter filter = new ConnectionFilter();
  private final ConnectionGrid grid;
  private final Refresh refresh = new Refresh();
  private final CsvDownload<ConnectionInfo> export;
  private final Heading heading;
  private final Component none = new NoConnections();

  @Inject
  ConnectionsView(Node node, Live live) {
    super("connections");
    this.node = node;
    this.live = live;
    this.grid = new ConnectionGrid(node.cluster());
    this.export = new CsvDownload<>(
            "connections.csv", AdminRoles.VIEWER, ConnectionTable.CSV, grid::rows);
    this.heading = new Heading(text("connections.title"), "", new ColumnMenu(grid), export);
    add(heading, tools(), none, grid);
    filter.onChange(this::list);
    refresh.onClick(this::list);
  }

  private Component tools() {
    Div tools = new Div(filter, refresh);
    tools.addClassName("tools");
    return tools;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    filter.offerNodes(node.cluster().nodes());
    list();
    watching = live.watch(event.getUI(), REDRAW, reading -> update());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
  }

  private void list() {
    grid.list(filter.query());
    refresh.nothing();
    showHead();
  }

  /* The rows keep their places until somebody asks for the new ones. */
  private void update() {
    grid.redraw();
    if (grid.isEmpty()) {
      list();
    } else {
      refresh.offer(grid.changes());
    }
    showHead();
  }

  private void showHead() {
    Headcount all = node.cluster().directory().all();
    heading.say(
        filter.isOpen()
            ? text("connections.line", all.connections(), all.users())
            : text("connections.line-filtered", grid.size(), all.connections()));
    boolean somebody = all.connections() > 0;
    none.setVisible(!somebody);
    grid.setVisible(somebody);
  }
}
