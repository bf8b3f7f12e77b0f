package dev.roomcast.wire;

/** Whoever an {@link Outbox} belongs to; called without any lock held. */
public interface OutboxOwner {
  /** Everything that was offered before {@link Outbox#finish()} is written; called once. */
  void drained();

  /** The outbox has closed itself and dropped what it had; called once. */
  void broken(Closing why);
}
