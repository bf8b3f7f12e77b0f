package dev.roomcast.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roomcast.tests.fixture.Inbox;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Rest.Answer;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.TextSocket;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Two well-behaved clients in one room, a plain and a Socket.IO one, and a publisher that says
 * something there at a fixed rate.
 */
final class Witness implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final int ATTEMPTS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String room = Rooms.project(Rooms.newProjectId());
  private final Rest publisher;
  private final TextSocket<Seen> plain;
  private final SocketIoClient socketIo;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicReference<Throwable> lost = new AtomicReference<>(); // why it has ended
  private final List<Long> sentAt = new ArrayList<>();   // nanoseconds; guarded by itself

  /** A message and when it came, in nanoseconds. */
  private record Seen(JsonNode message, long at) {
    boolean isTick() {
      return message.path("type").asText().equals("test.tick");
    }

    int number() {
      return message.at("/data/n").asInt();
    }
  }

  Witness(Server server) {
    String token = Tokens.of("witness").projects("*").make();
    publisher = server.rest().asPublisher();
    plain = new TextSocket<>(
        server.webSocket("/ws"), Map.of("Authorization", "Bearer " + token), Witness::seen);
    plain.send("{\"id\":1,\"command\":\"subscribe\",\"room\":\"" + room + "\"}");
    plain.inbox().await("the room", seen -> seen.message().path("ok").asBoolean());
    socketIo = SocketIoClient.connect(server, token);
    socketIo.subscribe(room);
    clock.scheduleAtFixedRate(this::tick, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Seen seen(String text) {
    try {
      return new Seen(JSON.readTree(text), System.nanoTime());
    } catch (JsonProcessingException e) {
      throw new AssertionError("the server sent what is not JSON: " + text, e);
    }
  }

  private void tick() {
    int n;
    synchronized (sentAt) {
      n = sentAt.size();
      sentAt.add(System.nanoTime());
    }
    publish("{\"type\":\"test.tick\",\"data\":{\"n\":" + n + "}}", UUID.randomUUID());
  }

  /* As publishers should: again with the same key, if there was no answer. */
  private void publish(String event, UUID key) {
    for (int attempt = 1; ; attempt++) {
      try {
        Answer answer = publisher.post("/api/v1/rooms/" + room + "/events", event, key);
        if (answer.status() != 200) {
          throw new AssertionError("publishing was answered with " + answer);
        }
        return;
      } catch (RuntimeException | Error failed) {
        unanswered.incrementAndGet();
        if (attempt == ATTEMPTS) {
          lost.compareAndSet(null, failed);
          throw failed; // and no more is published
        }
      }
    }
  }

  /** How many requests to publish were not answered as they should, and sent again. */
  int unanswered() {
    return unanswered.get();
  }

  /** How many events have been published, or are about to be. */
  int published() {
    synchronized (sentAt) {
      return sentAt.size();
    }
  }

  /** Waits until both clients have seen all that was published until now, and each once. */
  void assertMissedNothing() {
    int count = published();
    Wait.until(
        Inbox.PATIENCE, () -> "the publisher", () -> published() > count || lost.get() != null);
    if (lost.get() != null) {
      throw new AssertionError("an event could not be published", lost.get());
    }
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    assertEquals(all, plain.inbox().await("tick", count, Seen::isTick, Inbox.PATIENCE).stream()
        .map(Seen::number).toList());
    assertEquals(all, socketIo.inbox()
        .await("tick", count, event -> event.name().equals("test.tick"), Inbox.PATIENCE).stream()
        .map(event -> event.object().optJSONObject("data").optInt("n")).toList());
  }

  /** The 99th percentile of the time from publishing to the plain client, in milliseconds. */
  double p99Millis(int fromEvent) {
    List<Long> times;
    synchronized (sentAt) {
      times = List.copyOf(sentAt);
    }
    long[] took = plain.inbox().all(Seen::isTick).stream()
        .filter(seen -> seen.number() >= fromEvent)
        .mapToLong(seen -> seen.at() - times.get(seen.number()))
        .sorted()
        .toArray();
    return took[(int) Math.ceil(took.length * 0.99) - 1] / 1e6;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    plain.close();
    socketIo.close();
  }
}
