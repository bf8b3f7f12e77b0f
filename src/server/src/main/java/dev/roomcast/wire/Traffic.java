package dev.roomcast.wire;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Running totals of what passed all wires of this node. Any thread may add and read. */
public final class Traffic {
  private final LongAdder messagesIn = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder framesOut = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();
  private final LongAccumulator outboxHighWater = new LongAccumulator(Math::max, 0);

  /** A message of a client arrived. */
  public void received(int bytes) {
    messagesIn.increment();
    bytesIn.add(bytes);
  }

  void written(int frames, int bytes) {
    framesOut.add(frames);
    bytesOut.add(bytes);
  }

  void waiting(int bytes) {
    outboxHighWater.accumulate(bytes);
  }

  public long messagesIn() {
    return messagesIn.sum();
  }

  /** Bytes of payload, before any base64 or WebSocket framing. */
  public long bytesIn() {
    return bytesIn.sum();
  }

  public long framesOut() {
    return framesOut.sum();
  }

  /** Bytes of payload, before any base64 or WebSocket framing. */
  public long bytesOut() {
    return bytesOut.sum();
  }

  /** The most bytes that ever waited in one client's outbox since the start. */
  public long outboxHighWater() {
    return outboxHighWater.get();
  }
}
