package dev.roomcast.tests.hostile;

import dev.roomcast.tests.fixture.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What {@code /metrics} said at one moment. */
final class Figures {
  private final Map<String, Double> values = new HashMap<>();

  private Figures() {}

  static Figures of(Server server) {
    Figures figures = new Figures();
    metrics(server).lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          int space = line.lastIndexOf(' ');
          figures.values.put(
              line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
    return figures;
  }

  /* All on this thread: a bystander's request must not go through threads that others use. */
  private static String metrics(Server server) {
    try (InputStream body = server.base().resolve("/metrics").toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the metrics could not be read", e);
    }
  }

  /** Sessions that were ended with this code. */
  double closed(String code) {
    return value("roomcast_sessions_closed_total{code=\"" + code + "\"}");
  }

  /** How often this rule was broken. */
  double violations(String rule) {
    return value("roomcast_violations_total{rule=\"" + rule + "\"}");
  }

  /** Refused requests. */
  double refused(String code) {
    return value("roomcast_refused_total{code=\"" + code + "\"}");
  }

  /** 0 for what has not been counted. */
  double value(String metric) {
    return values.getOrDefault(metric, 0.0);
  }
}
