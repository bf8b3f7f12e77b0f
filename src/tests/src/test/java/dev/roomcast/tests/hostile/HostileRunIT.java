package dev.roomcast.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** All attacks again and again, and fuzz, at once: what is left of them, and what others notice. */
@OnHostileServer
class HostileRunIT {
  private static final long SEED = Long.getLong("roomcast.test.seed", 20261125L);
  private static final int ATTACKERS = 2;
  private static final int FUZZERS = 2;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration HOSTILE = Duration.ofSeconds(25);

  /** A session that ended while nobody polled waits half a minute for one who carries its end. */
  private static final Duration REST = Duration.ofSeconds(90);

  private static final long SPARE_HEAP = 24 * 1024 * 1024;   // bytes: caches of containers
  private static final int SPARE_THREADS = 60;   // pools of containers do not shrink at once
  private static final double SANE_MILLIS = 5_000;

  private final AtomicInteger attacks = new AtomicInteger();
  private final Map<String, String> endedOtherwise = new ConcurrentHashMap<>();
  private final AtomicInteger lives = new AtomicInteger();

  @Test
  void nothingIsLeftOfTheHostileAndTheWellBehavedMissNothing(
      Besieged besieged, TestReporter reporter) {
    int logged = besieged.server().log().length();
    beHostile(besieged, WARM_UP, SEED - 1);
    int quietFrom = besieged.witness().published();
    State before = settled(besieged, State.ofWitnessAlone());
    besieged.witness().assertMissedNothing();
    double quiet = besieged.witness().p99Millis(quietFrom);

    int hostileFrom = besieged.witness().published();
    beHostile(besieged, HOSTILE, SEED);
    besieged.witness().assertMissedNothing();
    double hostile = besieged.witness().p99Millis(hostileFrom);
    State after = settled(besieged, before);

    reporter.publishEntry(String.format(
        "seed %d: %d attacks, %d fuzzed clients in %s; p99 of an event %.1f ms quiet, %.1f ms"
            + " meanwhile; before %s, after %s; %d publish requests sent again; ended otherwise under"
            + " this load: %s",
        SEED, attacks.get(), lives.get(), HOSTILE, quiet, hostile, before, after,
        besieged.witness().unanswered(), endedOtherwise));
    assertEquals(before.rooms(), after.rooms());
    assertTrue(after.heap() < before.heap() + SPARE_HEAP, before + " became " + after);
    assertTrue(after.threads() < before.threads() + SPARE_THREADS, before + " became " + after);
    assertTrue(hostile < SANE_MILLIS, "an event took " + hostile + " ms");
    besieged.assertNoStackTraceSince(logged);
  }

  private void beHostile(Besieged besieged, Duration time, long seed) {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(ATTACKERS + FUZZERS);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < ATTACKERS; i++) {
      Random random = new Random(seed + i);
      all.add(CompletableFuture.runAsync(
          () -> Bystander.run(() -> attack(besieged, random, end)), threads));
    }
    for (int i = 0; i < FUZZERS; i++) {
      Fuzz fuzz = new Fuzz(besieged.server(), seed + ATTACKERS + i);
      all.add(CompletableFuture.runAsync(
          () -> Bystander.run(() -> live(fuzz, end)), threads));
    }
    all.forEach(CompletableFuture::join);
    threads.shutdown();
  }

  private void live(Fuzz fuzz, long end) {
    while (System.nanoTime() < end) {
      fuzz.live();
      lives.incrementAndGet();
    }
  }

  /* How each has to end is for HostileIT to say, where no other load makes anything late. */
  private void attack(Besieged besieged, Random random, long end) {
    List<Attack> shuffled = new ArrayList<>(Attack.all());
    while (System.nanoTime() < end) {
      Collections.shuffle(shuffled, random);
      for (Attack attack : shuffled) {
        if (System.nanoTime() > end) {
          return;
        }
        attacks.incrementAndGet();
        try {
          attack.act().accept(besieged);
        } catch (AssertionError | RuntimeException late) {
          endedOtherwise.put(attack.name(), String.valueOf(late.getMessage()));
        }
      }
    }
  }

  /** What may grow: live heap in bytes. */
  private record State(
      double sessions, double connections, double rooms, double threads, long heap) {

    /** Its two clients; they are in global, the user's room and one more. */
    static State ofWitnessAlone() {
      return new State(2, 2, 3, 0, 0);
    }

    @Override
    public String toString() {
      return String.format("%.0f sessions, %.0f connections, %.0f rooms, %.0f threads, %d MB",
          sessions, connections, rooms, threads, heap / (1024 * 1024));
    }
  }

  private static State settled(Besieged besieged, State expected) {
    Wait.until(
        REST,
        () ->
            "rest; it is " + state(besieged, 0) + " instead of " + expected
                + "; its threads:\n" + besieged.server().threads(),
        () -> {
          State now = state(besieged, 0);
          return now.sessions() == expected.sessions()
              && now.connections() == expected.connections();
        });
    return state(besieged, besieged.server().usedHeap());
  }

  private static State state(Besieged besieged, long heap) {
    Figures figures = Figures.of(besieged.server());
    return new State(
        figures.value("roomcast_sessions"),
        figures.value("roomcast_connections{transport=\"websocket\"}")
            + figures.value("roomcast_connections{transport=\"polling\"}"),
        figures.value("roomcast_rooms"),
        figures.value("jvm_threads_live_threads"),
        heap);
  }
}
