package dev.roomcast.hub;

import java.util.concurrent.atomic.AtomicInteger;

/** Messages that the log handed on together: when the last parcel is served, the log is told. */
/* Threads: any. */
final class DeliveryBatch {
  private final AtomicInteger open = new AtomicInteger(1); // one for the posting itself
  private final Runnable delivered;

  DeliveryBatch(Runnable delivered) {
    this.delivered = delivered;
  }

  void opened() {
    open.incrementAndGet();
  }

  /** A parcel is served, or all have been posted. */
  void closed() {
    if (open.decrementAndGet() == 0) {
      delivered.run();
    }
  }
}
