package dev.roomcast.webapp.admin.overview;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.roomcast.stats.Point;
import dev.roomcast.stats.Recorder;
import dev.roomcast.webapp.admin.ui.Chart;
import dev.roomcast.webapp.admin.ui.Chart.Curve;
import dev.roomcast.webapp.admin.ui.Chart.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The curves of the overview, of the last ten minutes or of the last day. */
final class Charts extends Section {
  private static final long serialVersionUID = 1L;
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);

  private final Tab tenMinutes = new Tab(text("overview.ten-minutes"));
  private final Tab day = new Tab(text("overview.day"));
  private final Tabs spans = new Tabs(tenMinutes, day);
  private final List<Chart> charts =
      List.of(
          chart("chart.people", Unit.COUNT,
              curve("connections", Point::connections), curve("users", Point::users)),
          chart("chart.events", Unit.RATE,
              curve("events", Point::events), curve("delivered", Point::delivered)),
          chart("chart.latency", Unit.MILLIS,
              curve("latency-p50", Point::latencyP50), curve("latency-p99", Point::latencyP99)),
          chart("chart.bytes", Unit.BYTES,
              curve("bytes-in", Point::bytesIn), curve("bytes-out", Point::bytesOut)),
          chart("chart.rooms", Unit.COUNT, curve("rooms", Point::rooms)),
          chart("chart.trouble", Unit.RATE,
              curve("refused", Point::refused), curve("closed", Point::closed)));

  Charts() {
    addClassName("charts-region");
    Div head = new Div(new H2(text("overview.charts")), spans);
    head.addClassName("charts-head");
    Div grid = new Div();
    grid.addClassName("charts");
    charts.forEach(chart -> grid.add(framed(chart)));
    add(head, grid);
  }

  private static Chart chart(String name, Unit unit, Curve... curves) {
    return new Chart(text("overview." + name), unit, List.of(curves));
  }

  private static Curve curve(String name, ToDoubleFunction<Point> figure) {
    return new Curve(text("overview." + name), figure);
  }

  private static Component framed(Chart chart) {
    H3 title = new H3(chart.getElement().getAttribute("aria-label"));
    Div frame = new Div(title, chart);
    frame.addClassName("chart-card");
    return frame;
  }

  void onSpanChange(Runnable redraw) {
    spans.addSelectedChangeListener(change -> redraw.run());
  }

  void show(Recorder recorder, Optional<String> node) {
    boolean short10 = spans.getSelectedTab() == tenMinutes;
    List<Point> points = short10 ? recorder.seconds(node) : recorder.minutes(node);
    charts.forEach(chart -> chart.show(points, short10 ? TEN_MINUTES : DAY));
  }

  /** Shows a new second; in the view of a day nothing changes until it is opened again. */
  void append(Point point) {
    if (spans.getSelectedTab() == tenMinutes) {
      charts.forEach(chart -> chart.append(point));
    }
  }
}
