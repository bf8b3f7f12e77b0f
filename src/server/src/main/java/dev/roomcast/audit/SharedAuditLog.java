package dev.roomcast.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps entries of all nodes where all nodes find them, for {@link #LIFETIME}, besides a node's own
 * log. What is added while that place cannot be reached waits and follows.
 */
/* Threads: any; the monitor guards the fields and is not held while a shelf is read. */
public final class SharedAuditLog implements AuditLog {
  /** How long a day's entries are kept after the last of them. */
  public static final Duration LIFETIME = Duration.ofDays(30);

  /** The most entries of one node in a day; what is beyond is in its own log alone. */
  static final int MAX_IN_A_DAY = 5_000;

  /** The most entries that wait; what is beyond is in the node's own log alone. */
  static final int MAX_WAITING = 1_000;

  private static final System.Logger LOG = System.getLogger(SharedAuditLog.class.getName());

  private final AuditLog own;
  private final AuditShelves shelves;
  private final Clock clock;
  private final Deque<AuditEntry> waiting = new ArrayDeque<>();
  private LocalDate day = LocalDate.EPOCH;
  private int thisDay;
  private long lastNumber;

  /** @param own keeps the entries of this node whatever happens */
  public SharedAuditLog(AuditLog own, AuditShelves shelves, Clock clock) {
    this.own = own;
    this.shelves = shelves;
    this.clock = clock;
  }

  @Override
  public void add(AuditEntry entry) {
    own.add(entry);
    synchronized (this) {
      if (waiting.size() < MAX_WAITING) {
        waiting.add(entry);
      }
    }
    shareWaiting();
  }

  /** Shares what waits, if that can be done now. Does not wait. */
  public synchronized void shareWaiting() {
    while (!waiting.isEmpty() && shelves.areThere()) {
      share(waiting.remove());
    }
  }

  private void share(AuditEntry entry) {
    LocalDate its = day(entry.time());
    if (!its.equals(day)) {
      day = its;
      thisDay = 0;
    }
    if (++thisDay > MAX_IN_A_DAY) {
      if (thisDay == MAX_IN_A_DAY + 1) {
        LOG.log(
            System.Logger.Level.WARNING,
            "This node has shared {0} audit entries today; more are in its own log alone",
            MAX_IN_A_DAY);
      }
      return;
    }
    lastNumber++;
    shelves.keep(
        shelf(its),
        entry.time() + " " + entry.node() + " " + lastNumber,
        AuditJson.line(entry),
        LIFETIME);
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static String shelf(LocalDate day) {
    return "audit-" + day;
  }

  @Override
  public List<AuditEntry> latest(Instant before, int limit) {
    Set<AuditEntry> found = new LinkedHashSet<>(own.latest(before, limit));
    Instant now = clock.instant();
    LocalDate newest = day(before.isBefore(now) ? before : now);
    LocalDate oldest = day(now.minus(LIFETIME));
    int shared = 0;
    for (LocalDate each = newest;
        shared < limit && !each.isBefore(oldest) && shelves.areThere();
        each = each.minusDays(1)) {
      List<AuditEntry> entries = entries(each, before);
      shared += entries.size();
      found.addAll(entries);
    }
    return found.stream()
        .sorted(Comparator.comparing(AuditEntry::time).reversed())
        .limit(limit)
        .toList();
  }

  private List<AuditEntry> entries(LocalDate of, Instant before) {
    List<AuditEntry> entries = new ArrayList<>();
    shelves.kept(shelf(of)).values().stream()
        .flatMap(line -> AuditJson.read(line).stream())
        .filter(entry -> entry.time().isBefore(before))
        .forEach(entries::add);
    return entries;
  }
}
