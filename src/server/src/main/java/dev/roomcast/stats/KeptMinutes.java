package dev.roomcast.stats;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.roomcast.hub.Broker;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last day by the minute, kept where nodes that start later find it: a shelf for each hour, and
 * on it the minutes of each node. What a minute came to while the log was away is not kept.
 */
/* Threads: any. */
public final class KeptMinutes {
  private static final int HOURS = 24;
  private static final Duration LIFETIME = Duration.ofHours(HOURS + 2);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
          .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Point.class, AsArray.class)
          .build();

  private final Broker broker;

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface AsArray {}

  public KeptMinutes(Broker broker) {
    this.broker = broker;
  }

  private static String shelf(Instant time) {
    return "minutes-" + time.truncatedTo(ChronoUnit.HOURS);
  }

  /** Keeps a complete minute of a node; does not wait. */
  public void keep(String node, Point minute) {
    broker.keep(
        shelf(minute.time()), minute.time() + " " + node, write(minute), LIFETIME);
  }

  /** What is kept of the last day, by node, the oldest first. Waits for the log. */
  public Map<String, List<Point>> read(Instant now) {
    Map<String, List<Point>> nodes = new HashMap<>();
    for (int hours = HOURS; hours >= 0; hours--) {
      broker.kept(shelf(now.minus(Duration.ofHours(hours))))
          .forEach((name, text) ->
              parse(text).ifPresent(point ->
                  nodes.computeIfAbsent(node(name), first -> new ArrayList<>()).add(point)));
    }
    nodes.values().forEach(points -> points.sort(Comparator.comparing(Point::time)));
    return nodes;
  }

  private static String node(String name) {
    return name.substring(name.indexOf(' ') + 1);
  }

  private static String write(Point minute) {
    try {
      return MAPPER.writeValueAsString(minute);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /* Empty for what another version has kept in another form. */
  private static Optional<Point> parse(String text) {
    try {
      return Optional.of(MAPPER.readValue(text, Point.class));
    } catch (JsonProcessingException otherVersion) {
      return Optional.empty();
    }
  }
}
