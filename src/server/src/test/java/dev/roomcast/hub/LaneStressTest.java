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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages to random rooms, while some clients stay and others move; each run is another. */
@Timeout(120)
class LaneStressTest {
  private static final int MESSAGES = 2_000;
  private static final int STAYING = 900; // in a big room: several slices in each lane
  private static final List<Room> ROOMS =
      IntStream.range(0, 6).mapToObj(i -> new Room("room:" + i)).toList();

  private final long seed = System.nanoTime();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Hub hub = new Hub(new HubCounters(), 3, threads);
  private final List<Message> log = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch allDelivered = new CountDownLatch(1);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /** A client with what it got: "number room". */
  private final class Member {
    private final FakeClient client =
        new FakeClient(push ->
            Frames.of(
                Frame.text(
                    push instanceof Push.Event event
                        ? event.message().id() + " " + event.room()
                        : "hello")));
    private final Connection connection;

    Member(String id) {
      Identity identity = new Identity(id, id, Set.of(), Map.of(), Optional.empty());
      connection = new Connection(id, client, identity, Instant.EPOCH);
      hub.connect(connection);
      FakeClient.establish(connection);
    }

    Member in(Room... rooms) {
      for (Room room : rooms) {
        hub.join(connection, room);
      }
      return this;
    }

    List<String[]> got() {
      return client.lines().stream()
          .filter(line -> !line.equals("hello"))
          .map(line -> line.split(" "))
          .toList();
    }
  }

  private void deliverAll() {
    Random random = new Random(seed);
    AtomicInteger open = new AtomicInteger(1);
    int number = 0;
    while (number < MESSAGES) {
      List<Message> batch = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        batch.add(message(number++, random));
      }
      log.addAll(batch);
      open.incrementAndGet();
      hub.deliver(batch, () -> countDown(open));
      if (random.nextInt(4) == 0) {
        Thread.yield();
      }
    }
    countDown(open);
  }

  private void countDown(AtomicInteger open) {
    if (open.decrementAndGet() == 0) {
      allDelivered.countDown();
    }
  }

  private static Message message(int number, Random random) {
    List<Room> rooms = new ArrayList<>(ROOMS);
    Collections.shuffle(rooms, random);
    int count = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
    return new Message(
        String.valueOf(number), "t", rooms.subList(0, count), Instant.EPOCH, new byte[] {'1'});
  }

  @Test
  void everyMemberGetsEachMessageOnceAndInOrder() throws Exception {
    List<Member> staying = new ArrayList<>();
    for (int i = 0; i < STAYING; i++) {
      Member member = new Member("stays" + i).in(ROOMS.get(0));
      staying.add(i % 90 == 0 ? member.in(ROOMS.get(1 + i / 90 % 5), ROOMS.get(2)) : member);
    }
    Member moving = new Member("moves").in(ROOMS.get(3));
    List<Member> recovered = Collections.synchronizedList(new ArrayList<>());

    List<Future<?>> work = new ArrayList<>();
    work.add(threads.submit(this::deliverAll));
    work.add(threads.submit(() -> moveAbout(moving)));
    work.add(threads.submit(() -> recoverAgainAndAgain(recovered)));
    work.add(threads.submit(this::comeAndGo));
    for (Future<?> each : work) {
      each.get();
    }
    allDelivered.await();

    for (Member member : staying) {
      assertIsWhole(member, member.connection.rooms());
      assertIsByTheFirstRoom(member, member.connection.rooms());
    }
    assertIsOnceAndInOrder(moving);
    assertIsWhole(moving, List.of(ROOMS.get(3)));
    for (Member member : recovered) {
      assertIsWhole(member, List.of(ROOMS.get(0)));
    }
  }

  /* In and out of other rooms than the one where it stays. */
  private void moveAbout(Member member) {
    Random random = new Random(seed + 1);
    while (allDelivered.getCount() > 0) {
      Room room = ROOMS.get(random.nextInt(3));
      hub.join(member.connection, room);
      Thread.yield();
      hub.leave(member.connection, room);
    }
  }

  /* Each one is told from the log what it has missed, as somebody who comes back would be. */
  private void recoverAgainAndAgain(List<Member> recovered) {
    int count = 0;
    while (allDelivered.getCount() > 0 && count < 100) {
      Member member = new Member("recovers" + count++);
      member.connection.gate().hold();
      LogPosition position = hub.join(member.connection, ROOMS.get(0)).orElseThrow();
      List<Frames> missed = new ArrayList<>();
      synchronized (log) {
        for (Message message : log.subList(0, (int) position.number())) {
          if (message.rooms().contains(ROOMS.get(0))) {
            missed.add(Frames.of(Frame.text(message.id() + " " + ROOMS.get(0))));
          }
        }
      }
      member.connection.gate().release(missed);
      recovered.add(member);
      Thread.yield();
    }
  }

  private void comeAndGo() {
    Random random = new Random(seed + 2);
    for (int i = 0; allDelivered.getCount() > 0; i++) {
      Member member = new Member("goes" + i).in(ROOMS.get(0), ROOMS.get(random.nextInt(6)));
      Thread.yield();
      assertTrue(hub.disconnect(member.connection, Closing.CLIENT_LEFT));
      assertIsOnceAndInOrder(member);
    }
  }

  private void assertIsWhole(Member member, List<Room> rooms) {
    List<String> expected =
        log.stream()
            .filter(message -> !Collections.disjoint(message.rooms(), rooms))
            .map(Message::id)
            .toList();
    List<String> got =
        member.got().stream()
            .filter(each -> !Collections.disjoint(roomsOf(each), rooms))
            .map(each -> each[0])
            .toList();
    assertEquals(expected, got, () -> member.connection.id() + ", seed " + seed);
  }

  private List<Room> roomsOf(String[] line) {
    return log.get(Integer.parseInt(line[0])).rooms();
  }

  private void assertIsOnceAndInOrder(Member member) {
    int last = -1;
    for (String[] each : member.got()) {
      int number = Integer.parseInt(each[0]);
      assertTrue(number > last, () -> number + " twice or late, seed " + seed);
      last = number;
    }
  }

  /* By the first of its rooms that the member is in. */
  private void assertIsByTheFirstRoom(Member member, List<Room> rooms) {
    for (String[] each : member.got()) {
      Room first = roomsOf(each).stream().filter(rooms::contains).findFirst().orElseThrow();
      assertEquals(first.name(), each[1]);
    }
  }
}
