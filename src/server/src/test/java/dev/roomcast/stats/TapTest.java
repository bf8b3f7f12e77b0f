package dev.roomcast.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TapTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final Tap tap = new Tap(nanos::get);

  @Test
  void aMessageIsShownWhenItHasBeenDelivered() {
    Tap.Tail tail = tap.open(message -> true, 10);
    List<Tap.Chosen> chosen = tap.choose(List.of(message("note", 1)));
    assertEquals(List.of(), tail.take());

    chosen.forEach(each -> each.show(START.plusMillis(7)));

    Tap.Passed passed = tail.take().get(0);
    assertEquals("id-1", passed.message().id());
    assertEquals(Duration.ofMillis(7), passed.after());
  }

  @Test
  void nobodyIsShownWhatTheyDidNotAskFor() {
    Tap.Tail notes = tap.open(message -> message.type().equals("note"), 10);
    Tap.Tail all = tap.open(message -> true, 10);

    pass(List.of(message("note", 1), message("other", 2)));

    assertEquals(1, notes.take().size());
    assertEquals(2, all.take().size());
  }

  @Test
  void beyondTheRateMessagesAreCountedAndNotShown() {
    Tap.Tail tail = tap.open(message -> true, 3);

    pass(IntStream.range(0, 10).mapToObj(i -> message("note", i)).toList());
    assertEquals(3, tail.take().size());
    assertEquals(7, tail.skipped());

    nanos.addAndGet(1_000_000_000L);
    pass(List.of(message("note", 11)));
    assertEquals(1, tail.take().size());
  }

  @Test
  void aWatcherThatDoesNotTakeThemKeepsTheLatest() {
    Tap.Tail tail = tap.open(message -> true, 1_000);

    pass(IntStream.range(0, Tap.MAX_WAITING + 5).mapToObj(i -> message("note", i)).toList());

    List<Tap.Passed> taken = tail.take();
    assertEquals(Tap.MAX_WAITING, taken.size());
    assertEquals("id-5", taken.get(0).message().id());
    assertEquals(5, tail.skipped());
  }

  @Test
  void whoHasStoppedWatchingSeesNothing() {
    Tap.Tail tail = tap.open(message -> true, 10);
    tail.close();

    assertTrue(tap.choose(List.of(message("note", 1))).isEmpty());
  }

  @Test
  void lookingChangesNothingForTheHub() {
    DeliveryWatch watch = new DeliveryWatch(Clock.fixed(START.plusMillis(5), ZoneOffset.UTC));
    List<Message> received = new ArrayList<>();
    AtomicLong delivered = new AtomicLong();
    var receiver = watch.around((messages, done) -> {
      received.addAll(messages);
      done.run();
    });

    receiver.deliver(List.of(message("note", 1)), delivered::incrementAndGet);

    assertEquals(1, received.size());
    assertEquals(1, delivered.get());
    assertEquals(5, watch.times().recent().p50Millis());
  }

  private void pass(List<Message> messages) {
    tap.choose(messages).forEach(each -> each.show(START));
  }

  private static Message message(String type, int number) {
    return new Message("id-" + number, type, List.of(Room.GLOBAL), START, new byte[] {'0'});
  }
}
