package dev.roomcast.webapp.admin.overview;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.hub.BrokerStatus;
import dev.roomcast.stats.NodeStats;
import dev.roomcast.stats.Point;
import dev.roomcast.stats.Reading;
import dev.roomcast.stats.Recorder;
import dev.roomcast.web.Inspection;
import dev.roomcast.web.Node;
import dev.roomcast.web.StatsHistory;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.ui.FigureCard;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.Live;
import dev.roomcast.webapp.admin.ui.View;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cluster or one node at a glance, redrawn every second. */
@Route(value = "", layout = Frame.class)
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class OverviewView extends View {
  private static final long serialVersionUID = 1L;
  private static final String CLUSTER = "";
  private static final Duration REDRAW = Duration.ofSeconds(1);

  private final transient Node node;
  private final transient Inspection inspection;
  private final transient Recorder recorder;
  private final transient Live live;
  private transient Registration watching = () -> {};

  private final Select<String> scope = new Select<>();
  private final Heading heading =
      new Heading(text("overview.title"), text("overview.line"), scope);
  private final FigureCard connections = card("connections", "");
  private final FigureCard users = card("users", "");
  private final FigureCard rooms = card("rooms", "");
  private final FigureCard events = card("events", "/s");
  private final FigureCard delivered = card("delivered", "/s");
  private final FigureCard messages = card("messages", "/s");
  private final FigureCard bytesIn = card("bytes-in", "/s");
  private final FigureCard bytesOut = card("bytes-out", "/s");
  private final FigureCard refused = card("refused", "/s");
  private final FigureCard closed = card("closed", "/s");
  private final FigureCard slow = card("slow", "");
  private final FigureCard latency =
      new FigureCard(text("overview.latency"), "\u00a0ms", text("overview.latency.note", 0));
  private final Charts charts = new Charts();
  private final Reasons refusedReasons = new Reasons("refused");
  private final Reasons closedReasons = new Reasons("closed");

  @Inject
  OverviewView(Node node, Inspection inspection, StatsHistory history, Live live) {
    super("overview");
    this.node = node;
    this.inspection = inspection;
    this.recorder = history.recorder();
    this.live = live;
    prepareScope();
    add(heading, figures(), charts, reasons());
    charts.onSpanChange(this::drawCharts);
  }

  private static FigureCard card(String name, String unit) {
    return new FigureCard(text("overview." + name), unit, text("overview." + name + ".note"));
  }

  private void prepareScope() {
    scope.setAriaLabel(text("overview.scope"));
    scope.setItemLabelGenerator(name -> name.equals(CLUSTER) ? text("overview.cluster") : name);
    scope.setItems(CLUSTER);
    scope.setValue(CLUSTER);
    scope.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        show(recorder.latest());
        drawCharts();
      }
    });
  }

  /* A node without Redis has its log in itself, of which there is nothing to say. */
  private void showLog() {
    if (node.settings().redis().isPresent()) {
      BrokerStatus log = inspection.log();
      heading.say(
          log.connected()
              ? text("overview.line.redis", log.lag().toMillis())
              : text("overview.line.redis-away", Figures.time(log.awayFor())));
    }
  }

  private Component figures() {
    Div grid =
        new Div(
            connections, users, rooms, events, delivered, latency, messages, bytesIn, bytesOut,
            refused, closed, slow);
    grid.addClassName("figures");
    Section region = new Section(grid);
    region.getElement().setAttribute("aria-label", text("overview.figures"));
    return region;
  }

  private Component reasons() {
    Div columns = new Div(refusedReasons, closedReasons);
    columns.addClassName("reasons");
    return new Section(new H2(text("overview.reasons")), columns);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    show(recorder.latest());
    drawCharts();
    watching = live.watch(event.getUI(), REDRAW, reading -> {
      show(reading);
      charts.append(reading.point(chosen()));
    });
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
  }

  private Optional<String> chosen() {
    return Optional.ofNullable(scope.getValue()).filter(name -> !name.equals(CLUSTER));
  }

  private void drawCharts() {
    charts.show(recorder, chosen());
  }

  private void show(Reading reading) {
    offer(reading);
    showLog();
    Point point = reading.point(chosen());
    connections.show(Figures.count(point.connections()));
    users.show(Figures.count(point.users()));
    rooms.show(Figures.count(point.rooms()));
    events.show(Figures.rate(point.events()));
    delivered.show(Figures.rate(point.delivered()));
    messages.show(Figures.rate(point.messagesIn()));
    bytesIn.show(Figures.bytes(point.bytesIn()));
    bytesOut.show(Figures.bytes(point.bytesOut()));
    refused.show(Figures.rate(point.refused()));
    closed.show(Figures.rate(point.closed()));
    latency.show(
        Figures.count(Math.round(point.latencyP50())),
        text("overview.latency.note", Math.round(point.latencyP99())));
    showReasons(reading);
  }

  private void showReasons(Reading reading) {
    var closedByCode = reading.counts(chosen(), NodeStats::closedByCode);
    slow.show(Figures.count(closedByCode.getOrDefault("too-slow", 0L)));
    refusedReasons.show(reading.counts(chosen(), NodeStats::refusedByCode));
    closedReasons.show(closedByCode);
  }

  /* Setting the same items again would close an open list of nodes. */
  private void offer(Reading reading) {
    List<String> scopes = new ArrayList<>(List.of(CLUSTER));
    reading.nodes().keySet().stream().sorted().forEach(scopes::add);
    if (!scopes.equals(scope.getListDataView().getItems().toList())) {
      String chosen = scope.getValue();
      scope.setItems(scopes);
      scope.setValue(scopes.contains(chosen) ? chosen : CLUSTER);
    }
  }
}
