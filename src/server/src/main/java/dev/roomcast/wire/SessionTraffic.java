package dev.roomcast.wire;

import java.util.function.LongSupplier;

/** Running totals of what passed the wires of one session; the node's are counted besides. */
/*
 * Threads: what comes in is counted by one thread at a time, and so is what goes out. The fields are
 * plain: they cost nothing on the way of a message, and who reads them for a figure may get one that
 * is a moment old.
 */
public final class SessionTraffic extends Traffic {
  private final LongSupplier nanoTime;
  private long messagesIn;
  private long bytesIn;
  private long framesOut;
  private long bytesOut;
  private long heardAt; // nanoseconds

  SessionTraffic(Totals totals, LongSupplier nanoTime) {
    super(totals);
    this.nanoTime = nanoTime;
    this.heardAt = nanoTime.getAsLong();
  }

  @Override
  public void received(int bytes) {
    super.received(bytes);
    messagesIn++;
    bytesIn += bytes;
    heard();
  }

  /** The client gave a sign of life that is no message. */
  public void heard() {
    heardAt = nanoTime.getAsLong();
  }

  @Override
  void written(int frames, int bytes) {
    super.written(frames, bytes);
    framesOut += frames;
    bytesOut += bytes;
  }

  @Override
  public long messagesIn() {
    return messagesIn;
  }

  @Override
  public long bytesIn() {
    return bytesIn;
  }

  @Override
  public long framesOut() {
    return framesOut;
  }

  @Override
  public long bytesOut() {
    return bytesOut;
  }

  /** For how long the client has sent nothing, in nanoseconds. */
  public long silentNanos() {
    return nanoTime.getAsLong() - heardAt;
  }
}
