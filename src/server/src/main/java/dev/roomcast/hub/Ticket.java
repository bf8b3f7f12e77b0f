package dev.roomcast.hub;

import dev.roomcast.api.Room;

/** A connected client's session, kept up to date wherever it may be asked for. */
/* Threads: any; the monitor guards the fields. */
final class Ticket {
  private final Sessions sessions;
  private Session session;
  private Runnable end = () -> {};
  private boolean over;

  Ticket(Sessions sessions, Session session) {
    this.sessions = sessions;
    this.session = session;
  }

  synchronized Session session() {
    return session;
  }

  /** What ends the connection, should the client come back while it lasts. */
  synchronized void endBy(Runnable newEnd) {
    end = newEnd;
  }

  synchronized void joined(Room room, String position, boolean catchingUp) {
    change(session.with(room, position, catchingUp));
  }

  synchronized void left(Room room) {
    change(session.without(room));
  }

  private void change(Session changed) {
    session = changed;
    if (!over) {
      sessions.keep(changed);
    }
  }

  /** The connection has ended; only the first call counts. */
  void over(boolean mayReturn) {
    Session last;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      last = session;
    }
    sessions.ended(this, last, mayReturn);
  }

  /** The client is back elsewhere: ends the connection and keeps nothing of it. */
  void taken() {
    Runnable ending;
    synchronized (this) {
      over = true;
      ending = end;
    }
    ending.run();
  }
}
