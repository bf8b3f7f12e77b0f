package dev.roomcast.hub;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.SecretIds;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The clients that may go on where they were: those that are connected, and those that left lately,
 * in a bounded number. Other nodes find them by the broker.
 */
/* Threads: any; the monitor guards left. */
public final class Sessions {
  private static final String TAKEN = "session-taken";
  private static final int REFRESHES = 4; // in one window, so that a killed node's are still there

  private final String home;
  private final Broker broker;
  private final Duration window;
  private final int maxLeft;
  private final Clock clock;
  private final Map<String, Ticket> live = new ConcurrentHashMap<>();
  private final Map<String, Session> left = new LinkedHashMap<>();
  private long reconnects;

  /**
   * @param home names this node; part of its clients' secrets
   * @param window how long after it has left a client may come back
   * @param maxLeft how many that have left are kept; the first ones are forgotten first
   */
  public Sessions(String home, Broker broker, Duration window, int maxLeft, Clock clock) {
    this.home = home;
    this.broker = broker;
    this.window = window;
    this.maxLeft = maxLeft;
    this.clock = clock;
    broker.listen(TAKEN, this::takenElsewhere);
  }

  /** A client begins, in these rooms. */
  Ticket begin(Connection connection, String since, Collection<Room> rooms) {
    Map<Room, String> joinedAt =
        rooms.stream().collect(Collectors.toMap(room -> room, room -> Missed.BEFORE));
    return goOn(
        new Session(
            home + "." + SecretIds.next(),
            connection.id(),
            connection.identity().userId(),
            connection.namespace(),
            since,
            joinedAt,
            Set.of(),
            0));
  }

  /** A client goes on. */
  Ticket goOn(Session session) {
    Ticket ticket = new Ticket(this, session.leftAt(0));
    live.put(session.pid(), ticket);
    keep(ticket.session());
    return ticket;
  }

  void keep(Session session) {
    broker.keep(homeOf(session.pid()), session.pid(), session.text(), lifetime());
  }

  private Duration lifetime() {
    return window.plus(window.dividedBy(REFRESHES));
  }

  private static String homeOf(String pid) {
    return pid.substring(0, Math.max(0, pid.indexOf('.')));
  }

  void ended(Ticket ticket, Session session, boolean mayReturn) {
    live.remove(session.pid(), ticket);
    if (!mayReturn) {
      broker.drop(homeOf(session.pid()), session.pid());
      return;
    }
    Session last = session.leftAt(clock.millis());
    keep(last);
    synchronized (this) {
      left.put(last.pid(), last);
      forgetOld();
    }
  }

  private void forgetOld() {
    Iterator<Session> oldest = left.values().iterator();
    while (oldest.hasNext()) {
      Session session = oldest.next();
      if (left.size() <= maxLeft && !isOver(session)) {
        return;
      }
      oldest.remove();
      broker.drop(homeOf(session.pid()), session.pid());
    }
  }

  private boolean isOver(Session session) {
    return session.leftAt() > 0 && clock.millis() - session.leftAt() > window.toMillis();
  }

  /**
   * The session with this secret, if it is this user's and not too old. A connection that it still
   * has is ended, wherever that is. May wait for the log.
   */
  Optional<Session> take(String pid, String userId, String namespace) {
    Optional<Session> found =
        find(pid)
            .filter(session -> session.pid().equals(pid))
            .filter(session -> session.userId().equals(userId))
            .filter(session -> session.namespace().equals(namespace))
            .filter(session -> !isOver(session));
    if (found.isPresent()) {
      Ticket here = live.remove(pid);
      if (here != null) {
        here.taken();
      }
      synchronized (this) {
        left.remove(pid);
      }
      broker.signal(TAKEN, home + " " + pid);
    }
    return found;
  }

  private Optional<Session> find(String pid) {
    Ticket here = live.get(pid);
    if (here != null) {
      return Optional.of(here.session());
    }
    Session gone;
    synchronized (this) {
      gone = left.get(pid);
    }
    if (gone != null) {
      return Optional.of(gone);
    }
    return homeOf(pid).isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(broker.kept(homeOf(pid)).get(pid)).flatMap(Session::parse);
  }

  private void takenElsewhere(String text) {
    String[] parts = text.split(" ");
    if (parts.length != 2 || parts[0].equals(home)) {
      return;
    }
    Ticket here = live.remove(parts[1]);
    if (here != null) {
      here.taken();
    }
    synchronized (this) {
      left.remove(parts[1]);
    }
  }

  /** How often {@link #refresh} is to be called. */
  public Duration refreshInterval() {
    return window.dividedBy(REFRESHES);
  }

  /** Keeps what is kept from being forgotten, and again what could not be kept. */
  public void refresh() {
    BrokerStatus status = broker.status();
    if (status.reconnects() != reconnects && status.connected()) {
      reconnects = status.reconnects();
      live.values().forEach(ticket -> keep(ticket.session()));
    } else {
      live.keySet().stream()
          .map(Sessions::homeOf)
          .distinct()
          .forEach(each -> broker.refresh(each, lifetime()));
    }
    synchronized (this) {
      forgetOld();
    }
  }
}
