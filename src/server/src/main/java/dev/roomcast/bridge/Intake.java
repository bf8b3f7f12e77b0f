package dev.roomcast.bridge;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.hub.Broker;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Publishes what running systems emit, as far as it can be said here, and counts the rest. */
/* Threads: any. */
final class Intake {
  private static final System.Logger LOG = System.getLogger(Intake.class.getName());

  private final Broker broker;
  private final int maxBytes;
  private final Map<Format, Map<Outcome, LongAdder>> counts = new EnumMap<>(Format.class);

  Intake(Broker broker, int maxBytes) {
    this.broker = broker;
    this.maxBytes = maxBytes;
    for (Format format : Format.values()) {
      Map<Outcome, LongAdder> ofFormat = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        ofFormat.put(outcome, new LongAdder());
      }
      counts.put(format, ofFormat);
    }
  }

  /** Takes a message; does not wait for its place in the log. */
  void take(Format format, byte[] message) {
    Outcome outcome = outcome(format, message);
    LongAdder count = counts.get(format).get(outcome);
    if (outcome != Outcome.PUBLISHED && count.sum() == 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A message of a running system was not taken ({0}, {1}); more are only counted",
          format.code(),
          outcome.code());
    }
    count.increment();
  }

  private Outcome outcome(Format format, byte[] message) {
    try {
      if (message.length > maxBytes) {
        return Outcome.TOO_LARGE;
      }
      broker.post(List.of(format.read(message).draft()));
      return Outcome.PUBLISHED;
    } catch (Unfit unfit) {
      return unfit.outcome();
    } catch (PublishFailed full) {
      return Outcome.OVERLOADED;
    }
  }

  /** How many messages had which outcome. */
  Map<String, Long> counts(Format format) {
    Map<String, Long> byCode = new LinkedHashMap<>();
    counts.get(format).forEach((outcome, count) -> byCode.put(outcome.code(), count.sum()));
    return byCode;
  }
}
