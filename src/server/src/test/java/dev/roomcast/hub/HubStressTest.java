package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HubStressTest {
  private static final int MESSAGES = 3_000;
  private static final List<Room> ROOMS =
      List.of(new Room("project:a"), new Room("project:b"), new Room("project:c"));

  private final Hub hub = new Hub(new HubCounters());

  private Connection connect(String id, FakeClient client) {
    Identity identity = new Identity(id, id, Set.of(), Map.of(), Optional.empty());
    Connection connection = new Connection(id, client, identity, Instant.EPOCH);
    hub.connect(connection);
    FakeClient.establish(connection);
    return connection;
  }

  @Test
  void whoStaysGetsEverythingOnceInOrderWhileOthersComeAndGo() throws Exception {
    FakeClient staying = new FakeClient(push -> Frames.of(Frame.text(name(push))));
    FakeClient moving = new FakeClient(push -> Frames.of(Frame.text(name(push))));
    Connection stays = connect("stays", staying);
    Connection moves = connect("moves", moving);
    ROOMS.forEach(room -> hub.join(stays, room));
    hub.join(moves, ROOMS.get(2));

    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> work = new ArrayList<>();
    work.add(threads.submit(this::deliverAll));
    work.add(threads.submit(() -> moveAbout(moves)));
    work.add(threads.submit(() -> comeAndGo("x")));
    work.add(threads.submit(() -> comeAndGo("y")));
    for (Future<?> each : work) {
      each.get();
    }
    threads.shutdown();

    List<String> expected = new ArrayList<>(List.of("established"));
    for (int i = 0; i < MESSAGES; i++) {
      expected.add("m" + i);
    }
    assertEquals(expected, staying.lines());
    assertEquals(expected, moving.lines());

    hub.disconnect(stays, Closing.CLIENT_LEFT);
    hub.disconnect(moves, Closing.CLIENT_LEFT);
    assertEquals(0, hub.connections().size());
    assertEquals(List.of(), hub.rooms());
  }

  private static String name(Push push) {
    return push instanceof Push.Event event ? event.message().id() : "established";
  }

  private void deliverAll() {
    for (int i = 0; i < MESSAGES; i++) {
      Message message = new Message("m" + i, "t", ROOMS, Instant.EPOCH, new byte[] {'1'});
      hub.deliver(List.of(message), () -> {});
    }
  }

  /* In and out of the first two rooms; the third, which every message goes to, is never left. */
  private void moveAbout(Connection connection) {
    for (int i = 0; i < MESSAGES; i++) {
      hub.join(connection, ROOMS.get(i % 2));
      hub.leave(connection, ROOMS.get(i % 2));
    }
  }

  /* Joins race with the end: whoever loses must leave no trace. */
  private void comeAndGo(String name) {
    Random random = new Random(1);
    ExecutorService ending = Executors.newSingleThreadExecutor();
    for (int i = 0; i < 500; i++) {
      Connection connection = connect(name + i, new FakeClient());
      Room own = new Room("user:" + name + i);
      Future<Boolean> ended = ending.submit(() -> hub.disconnect(connection, Closing.CLIENT_LEFT));
      hub.join(connection, own);
      hub.join(connection, ROOMS.get(random.nextInt(3)));
      try {
        assertTrue(ended.get());
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
      assertEquals(0, hub.members(own));
      assertEquals(List.of(), connection.rooms());
    }
    ending.shutdown();
    assertEquals(List.of(), roomsOf(name));
  }

  private List<Room> roomsOf(String name) {
    return hub.rooms().stream().filter(room -> room.id().startsWith(name)).toList();
  }
}
