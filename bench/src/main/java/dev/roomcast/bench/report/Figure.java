package dev.roomcast.bench.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is measured; the text is the column's head. */
public enum Figure {
  CPU_PER_MESSAGE("µs CPU/message", 2),
  MESSAGES_PER_SECOND("messages/s", 0),
  SERVER_CPU("server CPU %", 0),
  GENERATOR_CPU("generator CPU %", 0),
  P50("p50 ms", 2),
  P99("p99 ms", 2),
  MAX("max ms", 1),
  CONNECTS_PER_SECOND("connects/s", 0),
  CPU_PER_CONNECT("µs CPU/connect", 0),
  HEAP_PER_CONNECTION("heap B/connection", 0),
  RSS_PER_CONNECTION("RSS B/connection", 0),
  IDLE_CPU("idle CPU %/1000", 3),
  P99_WITHOUT("p99 ms without", 2),
  P99_WITH("p99 ms with", 2),
  P99_RATIO("with/without", 2),
  HEAP_GAIN("heap gain MiB", 1),
  RSS_GAIN("RSS gain MiB", 1);

  private final String head;
  private final int decimals;

  Figure(String head, int decimals) {
    this.head = head;
    this.decimals = decimals;
  }

  /** All of these, each with its name, in one line. */
  public static String texts(Map<Figure, Double> figures) {
    return new TreeMap<>(figures).entrySet().stream()
        .map(each -> each.getKey().head + " " + each.getKey().text(each.getValue()))
        .collect(Collectors.joining("  "));
  }

  String head() {
    return head;
  }

  String text(double value) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
