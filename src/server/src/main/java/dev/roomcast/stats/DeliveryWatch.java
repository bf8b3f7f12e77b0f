package dev.roomcast.stats;

import dev.roomcast.hub.Broker;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Stands between the log and the hub and looks at what passes: measures how long messages take, and
 * shows some of them to whoever watches. It changes nothing and waits for nothing.
 */
/* Threads: messages come one call at a time; they are delivered on any. */
public final class DeliveryWatch {
  private final Clock clock;
  private final DeliveryTimes times = new DeliveryTimes();
  private final Tap tap;

  public DeliveryWatch(Clock clock) {
    this.clock = clock;
    this.tap = new Tap(System::nanoTime);
  }

  /** The receiver, looked at. */
  public Broker.Receiver around(Broker.Receiver hub) {
    return (messages, delivered) -> {
      List<Tap.Chosen> chosen = tap.choose(messages);
      hub.deliver(
          messages,
          () -> {
            delivered.run();
            Instant now = clock.instant();
            for (Message message : messages) {
              times.add(now.toEpochMilli() - message.time().toEpochMilli());
            }
            chosen.forEach(each -> each.show(now));
          });
    };
  }

  /** How long messages took. */
  public DeliveryTimes times() {
    return times;
  }

  /** Shows messages as they pass. */
  public Tap tap() {
    return tap;
  }
}
