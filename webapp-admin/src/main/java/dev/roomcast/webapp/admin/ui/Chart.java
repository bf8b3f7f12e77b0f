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
    StringBuilder rows = new StringBuilder("[");
    long before = 0;
    for (Point point : points) {
      long time = point.time().toEpochMilli();
      write(rows.append(rows.length() > 1 ? "," : ""), time - before, point);
      before = time;
    }
    getElement().callJsFunction("show", rows.append(']').toString(), (double) span.toMillis());
  }

  /** Adds a point at the end. */
  public void append(Point point) {
    StringBuilder row = new StringBuilder();
    write(row, point.time().toEpochMilli(), point);
    getElement().callJsFunction("append", row.toString());
  }

  /* Short, since six charts of ten minutes have thousands of them. */
  private void write(StringBuilder out, long millis, Point point) {
    out.append('[').append(millis);
    for (Curve curve : curves) {
      long hundredths = Math.round(curve.figure().applyAsDouble(point) * 100);
      out.append(',');
      if (hundredths % 100 == 0) {
        out.append(hundredths / 100);
      } else {
        out.append(hundredths / 100.0);
      }
    }
    out.append(']');
  }
}
