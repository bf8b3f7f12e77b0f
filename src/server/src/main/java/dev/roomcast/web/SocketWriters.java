package dev.roomcast.web;

import jakarta.websocket.Session;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chooses how each WebSocket is written, and counts those that are open. Where the short way into a
 * container is closed, by a version that is not as we know it or by an extension at work, the
 * Jakarta API is taken and the log says so once.
 */
/* Threads: any. */
final class SocketWriters {
  private static final System.Logger LOG = System.getLogger(SocketWriters.class.getName());

  private final Map<String, ShortWay> shortWays; // by what the names of session classes begin with
  private final Map<SocketWriter.Kind, AtomicInteger> open =
      new EnumMap<>(SocketWriter.Kind.class);
  private final Set<String> told = ConcurrentHashMap.newKeySet(); // one text for each reason

  /** The way into one container. */
  @FunctionalInterface
  interface ShortWay {
    /**
     * The writer of a session that is being opened; empty if an extension works on its frames.
     *
     * @throws ReflectiveOperationException if the container is not as we know it
     */
    Optional<SocketWriter> into(Session session) throws ReflectiveOperationException;
  }

  SocketWriters(Map<String, ShortWay> shortWays) {
    this.shortWays = shortWays;
    Arrays.stream(SocketWriter.Kind.values()).forEach(kind -> open.put(kind, new AtomicInteger()));
  }

  /** The Jakarta API everywhere. */
  static SocketWriters portable() {
    return new SocketWriters(Map.of());
  }

  /** The short way wherever we know one. */
  /* Lambdas, not method references: those would look for the classes of all containers here. */
  static SocketWriters ofContainers() {
    return new SocketWriters(
        Map.of(
            "org.glassfish.tyrus.", session -> TyrusWriter.of(session),
            "io.undertow.", session -> UndertowWriter.of(session)));
  }

  /** The writer of a session that is being opened; to be followed by one {@link #closed}. */
  SocketWriter open(Session session) {
    SocketWriter writer = shortest(session).orElseGet(() -> new PortableWriter(session));
    open.get(writer.kind()).incrementAndGet();
    return writer;
  }

  /** A session with this writer is over. */
  void closed(SocketWriter writer) {
    open.get(writer.kind()).decrementAndGet();
  }

  /** How many WebSockets are open that are written in this way. */
  int count(SocketWriter.Kind kind) {
    return open.get(kind).get();
  }

  private Optional<SocketWriter> shortest(Session session) {
    String container = session.getClass().getName();
    for (Map.Entry<String, ShortWay> way : shortWays.entrySet()) {
      if (container.startsWith(way.getKey())) {
        return writer(way.getValue(), session);
      }
    }
    return Optional.empty();
  }

  private Optional<SocketWriter> writer(ShortWay way, Session session) {
    try {
      Optional<SocketWriter> writer = way.into(session);
      if (writer.isEmpty()) {
        tell("an extension works on their frames", "");
      }
      return writer;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
      tell("this container is not as Roomcast knows it", ": " + unknown);
      return Optional.empty();
    }
  }

  private void tell(String reason, String details) {
    if (told.add(reason)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "WebSockets are written through the Jakarta API, at a higher cost: {0}",
          reason + details);
    }
  }
}
