package dev.roomcast.tests.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roomcast.tests.faults.Publications.Outcome;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Server;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes numbered events, a few in each request, one request after the other. With keys it tries
 * again until it is told that they are published, on the other nodes too unless Redis may lose its
 * data; without, it stays with its node and takes a lost answer for what it is.
 */
final class Source implements Runnable {
  /** The type of all events. */
  static final String TYPE = "test.numbered";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 4;
  private static final Duration PACE = Duration.ofMillis(25);   // between requests
  private static final Duration RETRY = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);   // when it is to stop

  private final String name;
  private final List<Rest> nodes;   // its own first
  private final boolean keyed;
  private final boolean forgetful;
  private final List<String> rooms;
  private final Publications publications;
  private int next;
  private volatile long stopAt = Long.MAX_VALUE;   // System.nanoTime

  /**
   * @param home index of its node
   * @param keyed whether it sends an Idempotency-Key
   * @param forgetful whether Redis may lose the keys
   */
  Source(
      List<Server> servers,
      int home,
      boolean keyed,
      boolean forgetful,
      List<String> rooms,
      Publications publications) {
    this.name = (keyed ? "keyed" : "plain") + home;
    this.nodes = new ArrayList<>();
    // What two nodes published just before Redis lost its data may change places.
    int tried = forgetful ? 1 : servers.size();
    for (int i = 0; i < tried; i++) {
      nodes.add(servers.get((home + i) % servers.size()).rest().asPublisher());
    }
    this.keyed = keyed;
    this.forgetful = forgetful;
    this.rooms = rooms;
    this.publications = publications;
    publications.begin(name, keyed ? -1 : home);
  }

  /** Publishes no more than what it is trying to publish now. */
  void stop() {
    stopAt = System.nanoTime();
  }

  @Override
  public void run() {
    while (!stopping(Duration.ZERO)) {
      List<Map<String, Object>> events = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        events.add(Map.of(
            "type", TYPE,
            "rooms", List.of(room(next + i)),
            "data", Map.of("source", name, "n", next + i)));
      }
      Optional<Outcome> outcome = send(JSON.valueToTree(Map.of("events", events)).toString());
      if (outcome.isPresent()) {
        for (int i = 0; i < BATCH; i++) {
          publications.add(name, room(next), outcome.get());
          next++;
        }
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private boolean stopping(Duration patience) {
    long stop = stopAt;
    return stop != Long.MAX_VALUE && System.nanoTime() - stop > patience.toNanos();
  }

  private String room(int number) {
    return rooms.get(number % rooms.size());
  }

  /* Empty if it was certainly not published. */
  private Optional<Outcome> send(String body) {
    return keyed ? sendUntilPublished(body) : sendOnce(body);
  }

  private Optional<Outcome> sendUntilPublished(String body) {
    UUID key = UUID.randomUUID();
    boolean unsure = false;
    for (int attempt = 0; !stopping(PATIENCE); attempt++) {
      try {
        Rest node = nodes.get(attempt / 2 % nodes.size());
        Rest.Answer answer = node.post("/api/v1/events", body, key);
        if (answer.status() == 200) {
          return Optional.of(
              unsure && forgetful ? Outcome.PERHAPS_TWICE : Outcome.PUBLISHED);
        }
        unsure = true;
      } catch (AssertionError noAnswer) {
        unsure |= !isUnsent(noAnswer);
      }
      LockSupport.parkNanos(RETRY.toNanos());
    }
    return unsure ? Optional.of(Outcome.UNSURE) : Optional.empty();
  }

  private Optional<Outcome> sendOnce(String body) {
    try {
      Rest.Answer answer = nodes.get(0).post("/api/v1/events", body);
      if (answer.status() == 200) {
        return Optional.of(Outcome.PUBLISHED);
      }
      return answer.json().at("/error/retryable").asBoolean()
          ? Optional.empty()
          : Optional.of(Outcome.UNSURE);
    } catch (AssertionError noAnswer) {
      return isUnsent(noAnswer) ? Optional.empty() : Optional.of(Outcome.UNSURE);
    }
  }

  private static boolean isUnsent(AssertionError noAnswer) {
    return noAnswer.getCause() instanceof ConnectException;
  }
}
