package dev.roomcast.wire;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Running totals of what passed all wires of this node. Any thread may add and read. */
public class Traffic {
  private final Totals totals;

  public Traffic() {
    this(new Totals());
  }

  Traffic(Totals totals) {
    this.totals = totals;
  }

  /** What all wires of the node add to. */
  static final class Totals {
    private final LongAdder messagesIn = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder framesOut = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAccumulator outboxHighWater = new LongAccumulator(Math::max, 0);
  }

  /** The totals of one session, which adds to these besides. */
  public SessionTraffic ofSession(LongSupplier nanoTime) {
    return new SessionTraffic(totals, nanoTime);
  }

  /** A message of a client arrived. */
  public void received(int bytes) {
    totals.messagesIn.increment();
    totals.bytesIn.add(bytes);
  }

  void written(int frames, int bytes) {
    totals.framesOut.add(frames);
    totals.bytesOut.add(bytes);
  }

  void waiting(int bytes) {
    totals.outboxHighWater.accumulate(bytes);
  }

  public long messagesIn() {
    return totals.messagesIn.sum();
  }

  /** Bytes of payload, before any base64 or WebSocket framing. */
  public long bytesIn() {
    return totals.bytesIn.sum();
  }

  public long framesOut() {
    return totals.framesOut.sum();
  }

  /** Bytes of payload, before any base64 or WebSocket framing. */
  public long bytesOut() {
    return totals.bytesOut.sum();
  }

  /** The most bytes that ever waited in one client's outbox since the start. */
  public long outboxHighWater() {
    return totals.outboxHighWater.get();
  }
}
