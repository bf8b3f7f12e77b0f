package dev.roomcast.audit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps entries until the node stops, and writes each to the server's log. */
/* Threads: any; the monitor guards the entries. */
public final class MemoryAuditLog implements AuditLog {
  private static final System.Logger LOG = System.getLogger(MemoryAuditLog.class.getName());

  private final int maxEntries;
  private final Deque<AuditEntry> entries = new ArrayDeque<>(); // the latest first

  /** With room for so many entries; the oldest makes room for a new one. */
  public MemoryAuditLog(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  @Override
  public void add(AuditEntry entry) {
    LOG.log(System.Logger.Level.INFO, "Audit: {0}", AuditJson.line(entry));
    synchronized (this) {
      entries.addFirst(entry);
      if (entries.size() > maxEntries) {
        entries.removeLast();
      }
    }
  }

  @Override
  public synchronized List<AuditEntry> latest(Instant before, int limit) {
    return entries.stream()
        .filter(entry -> entry.time().isBefore(before))
        .limit(limit)
        .toList();
  }
}
