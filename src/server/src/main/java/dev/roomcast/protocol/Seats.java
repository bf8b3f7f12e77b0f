package dev.roomcast.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions that are open, counted in all and for each address that they come from, and bounded
 * in both: nobody alone can take what is there for everybody. A session counts from its first
 * request, whether or not its client is authenticated ever.
 */
/* Threads: any; the monitor guards the fields. */
public final class Seats {
  /** For {@code perAddress}: one address may have all of them. */
  public static final int ANY_NUMBER = 0;

  private final int inAll;
  private final int perAddress;
  private final Map<String, Integer> takenBy = new HashMap<>();
  private int taken;
  private boolean closed;

  public Seats(int inAll, int perAddress) {
    this.inAll = inAll;
    this.perAddress = perAddress;
  }

  /** Why this address gets no seat at this moment; empty if it would get one. */
  public synchronized Optional<Refusal> refusal(String address) {
    if (closed || taken >= inAll) {
      return Optional.of(Refusal.NODE_FULL);
    }
    boolean mayHaveMore =
        perAddress == ANY_NUMBER || takenBy.getOrDefault(address, 0) < perAddress;
    return mayHaveMore ? Optional.empty() : Optional.of(Refusal.TOO_MANY_SESSIONS);
  }

  /**
   * Takes a seat; each one is to be {@linkplain #leave left} once.
   *
   * @return false if there is none for this address
   */
  public synchronized boolean take(String address) {
    if (refusal(address).isPresent()) {
      return false;
    }
    taken++;
    takenBy.merge(address, 1, Integer::sum);
    return true;
  }

  /** Gives a seat back. */
  public synchronized void leave(String address) {
    taken--;
    takenBy.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }

  /** How many are taken. */
  public synchronized int taken() {
    return taken;
  }

  /** No seat is given any more; those taken stay taken until they are left. */
  public synchronized void close() {
    closed = true;
  }

  /** Whether no seat is given any more. */
  public synchronized boolean areClosed() {
    return closed;
  }
}
