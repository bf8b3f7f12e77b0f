package dev.roomcast.audit;

import java.time.Instant;
import java.util.List;

/** Keeps what was done, the latest so many. Entries are added and never changed. */
public interface AuditLog {

  /**
   * Adds an entry. An entry that cannot be kept is an error in the server's log, with all that it
   * says: what it tells of has happened already.
   */
  void add(AuditEntry entry);

  /**
   * The latest entries before a moment, the latest first.
   *
   * @param before not this moment and none after it; {@link Instant#MAX} for the very latest
   * @param limit most entries in the answer
   */
  List<AuditEntry> latest(Instant before, int limit);
}
