package dev.roomcast.tests.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.faults.Publications.Outcome;
import dev.roomcast.tests.fixture.Paths;
import dev.roomcast.tests.fixture.ServerKind;
import dev.roomcast.tests.fixture.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * One fault under load: clients of both protocols on all nodes, each in two of three rooms, and two
 * publishers for each node, one of them with keys.
 */
final class FaultRun {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int CLIENTS = 4;   // of each node
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Duration BEFORE = Duration.ofMillis(700);
  private static final Duration AFTER = Duration.ofMillis(1_300);

  private final Nodes nodes;
  private final List<String> rooms;
  private final Publications publications = new Publications();
  private final List<ReturningClient> clients = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final ExecutorService publishing = Executors.newCachedThreadPool();

  private FaultRun(Nodes nodes, boolean forgetful) {
    this.nodes = nodes;
    String run = UUID.randomUUID().toString().substring(0, 8);
    rooms = IntStream.range(0, 3).mapToObj(i -> "project:" + run + i).toList();
    for (int node = 0; node < nodes.servers().size(); node++) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(client(node, i));
      }
      for (boolean keyed : List.of(false, true)) {
        sources.add(
            new Source(nodes.servers(), node, keyed, forgetful, rooms, publications));
      }
    }
  }

  private ReturningClient client(int node, int number) {
    List<String> two = List.of(rooms.get(number % 3), rooms.get((number + 1) % 3));
    return number % 2 == 0
        ? new PlainReturningClient("plain-" + node + number, two, nodes.servers(), node, timer)
        : new SocketIoReturningClient(
            "socketio-" + node + number, two, nodes.servers(), node, timer);
  }

  /** Lets it happen and checks that nothing was lost, doubled or reordered without a word. */
  static void check(String fault, Nodes nodes, Runnable happening) {
    new FaultRun(nodes, false).check(fault, happening);
  }

  /** The same where Redis may lose the idempotency keys with its data. */
  static void checkForgetful(String fault, Nodes nodes, Runnable happening) {
    new FaultRun(nodes, true).check(fault, happening);
  }

  private void check(String fault, Runnable happening) {
    try {
      nodes.awaitConnected();
      clients.forEach(ReturningClient::connect);
      await("all clients in their rooms", () -> clients.stream().allMatch(ReturningClient::isBack));
      sources.forEach(publishing::execute);
      await("first events", () -> clients.stream().allMatch(FaultRun::knowsItsRooms));
      clients.forEach(each -> each.diary().begin());
      pause(BEFORE);
      happening.run();
      nodes.awaitConnected();
      await("all clients back", () -> clients.stream().allMatch(ReturningClient::isBack));
      pause(AFTER);
      long silence = longestSilence();
      stopPublishing();
      report(fault, silence, awaitAll());
    } finally {
      clients.forEach(ReturningClient::close);
      timer.shutdownNow();
      publishing.shutdownNow();
    }
  }

  private static boolean knowsItsRooms(ReturningClient client) {
    return client.rooms.stream().noneMatch(room -> client.diary().of(room).isEmpty());
  }

  private long longestSilence() {
    return clients.stream().mapToLong(each -> each.diary().longestSilence()).max().orElse(0);
  }

  private void stopPublishing() {
    sources.forEach(Source::stop);
    publishing.shutdown();
    try {
      assertTrue(
          publishing.awaitTermination(SOON.toMillis(), TimeUnit.MILLISECONDS),
          "publishers do not come to an end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /* What is lost can be told only when nothing more comes. */
  private Checker.Findings awaitAll() {
    long end = System.nanoTime() + SOON.toNanos();
    Checker.Findings findings = findings();
    while (!findings.wrong().isEmpty() && System.nanoTime() < end) {
      pause(Duration.ofMillis(500));
      findings = findings();
    }
    pause(Duration.ofMillis(500));
    return findings();
  }

  private Checker.Findings findings() {
    return Checker.check(publications, clients, rooms);
  }

  private void report(String fault, long silence, Checker.Findings findings) {
    String line = String.format(Locale.ROOT,
        "%s %s %s: published %d and perhaps %d, delivered %d, recovered %d, gaps told %d,"
            + " missed in them %d, twice for a forgotten key %d, longest interruption %d ms%s",
        LocalTime.now().format(TIME),
        ServerKind.current().name().toLowerCase(Locale.ROOT),
        fault,
        publications.count(Outcome.PUBLISHED) + publications.count(Outcome.PERHAPS_TWICE),
        publications.count(Outcome.UNSURE),
        sum(Diary::events),
        sum(Diary::recoveries),
        sum(Diary::gaps),
        findings.missing(),
        findings.twice(),
        TimeUnit.NANOSECONDS.toMillis(silence),
        findings.wrong().isEmpty() ? "" : "; " + findings.wrong().size() + " WRONG");
    System.out.println(line);
    try {
      Files.writeString(
          Paths.target().resolve("faults.txt"), line + "\n",
          StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertEquals(List.of(), findings.wrong().stream().limit(20).toList(), line);
  }

  private int sum(ToIntFunction<Diary> figure) {
    return clients.stream().map(ReturningClient::diary).mapToInt(figure).sum();
  }

  private static void await(String what, BooleanSupplier condition) {
    Wait.until(SOON, () -> what, condition);
  }

  /** Lets time pass for what happens meanwhile. */
  static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
