package dev.roomcast.bench.measure;

import dev.roomcast.bench.report.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be asked for on the command line; the first figure of each is the compared one. */
public enum Measure {
  FULL16("one room × 1000 members, 16 broadcasts in flight", busy()),
  FULL8("one room × 1000 members, 8 broadcasts in flight", busy()),
  CALM("one room × 1000 members, 20 broadcasts/s", List.of(
      Figure.CPU_PER_MESSAGE, Figure.SERVER_CPU, Figure.GENERATOR_CPU,
      Figure.P50, Figure.P99, Figure.MAX)),
  ROOMS("1000 rooms × 5 members, 8 requests of 50 events in flight", busy()),
  CONNECT("handshake, token and subscription of each client of the ramp", List.of(
      Figure.CONNECTS_PER_SECOND, Figure.CPU_PER_CONNECT)),
  IDLE("the clients of the ramp, subscribed and silent", List.of(
      Figure.HEAP_PER_CONNECTION, Figure.RSS_PER_CONNECTION, Figure.IDLE_CPU)),
  LATENCY("all clients of the ramp in one room, 1 event/s", List.of(
      Figure.P99, Figure.P50, Figure.MAX, Figure.CPU_PER_MESSAGE, Figure.GENERATOR_CPU)),
  SLOW("one room × 1000 members, 20 events/s of 16 kB; 100 of them not reading", List.of(
      Figure.P99_RATIO, Figure.P99_WITHOUT, Figure.P99_WITH, Figure.HEAP_GAIN, Figure.RSS_GAIN));

  private final String title;
  private final List<Figure> figures;

  Measure(String title, List<Figure> figures) {
    this.title = title;
    this.figures = figures;
  }

  private static List<Figure> busy() {
    return List.of(Figure.CPU_PER_MESSAGE, Figure.MESSAGES_PER_SECOND, Figure.SERVER_CPU,
        Figure.GENERATOR_CPU);
  }

  /**
   * The measure of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Measure of(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measure is called " + label
            + "; there are " + Arrays.stream(values()).map(Measure::label).toList()));
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public List<Figure> figures() {
    return figures;
  }
}
