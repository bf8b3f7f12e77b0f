package dev.roomcast.webapp.admin.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.roomcast.stats.Point;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Curves over time, drawn by Apache ECharts in the browser. It is given the past once and then each
 * new point.
 */
@Tag("roomcast-chart")
@JsModule("context://admin-assets/chart.js")
public final class Chart extends Component {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the numbers are. */
  public enum Unit { COUNT, RATE, BYTES, MILLIS }

  /** A curve: how it is called and what it shows of a point. */
  public record Curve(String name, ToDoubleFunction<Point> figure) {}

  private final transient List<Curve> curves;

  public Chart(String title, Unit unit, List<Curve> curves) {
    this.curves = curves;
    ObjectNode shape = JSON.createObjectNode();
    shape.put("title", title);
    shape.put("unit", unit.name());
    shape.put("language", Texts.language().toLanguageTag());
    ArrayNode names = shape.putArray("names");
    curves.forEach(curve -> names.add(curve.name()));
    getElement().setAttribute("shape", shape.toString());
    getElement().setAttribute("role", "img");
    getElement().setAttribute("aria-label", title);
  }

  /** Draws these points, and from now on that much time. */
  public void show(List<Point> points, Duration span) {
    ArrayNode rows = JSON.createArrayNode();
    points.forEach(point -> rows.add(row(point)));
    getElement().callJsFunction("show", rows.toString(), (double) span.toMillis());
  }

  /** Adds a point at the end. */
  public void append(Point point) {
    getElement().callJsFunction("append", row(point).toString());
  }

  private ArrayNode row(Point point) {
    ArrayNode row = JSON.createArrayNode();
    row.add(point.time().toEpochMilli());
    curves.forEach(curve -> row.add(Math.round(curve.figure().applyAsDouble(point) * 100) / 100.0));
    return row;
  }
}
