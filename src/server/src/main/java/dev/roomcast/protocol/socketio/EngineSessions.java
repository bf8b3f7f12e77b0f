package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Seats;
import dev.roomcast.protocol.SecretIds;
import dev.roomcast.protocol.SessionEnds;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Traffic;
import dev.roomcast.wire.Wire;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Engine.IO sessions of one protocol on this node, by their secret id. */
/* Threads: any. */
public final class EngineSessions {
  private final Map<String, EngineSession> bySid = new ConcurrentHashMap<>();
  private final EngineSettings settings;
  private final OutboxLimits outboxLimits;
  private final TimingWheel timers;
  private final Traffic traffic;
  private final SessionEnds ends;
  private final EngineProtocol protocol;
  private final Seats seats;

  public EngineSessions(
      EngineSettings settings,
      OutboxLimits outboxLimits,
      TimingWheel timers,
      Traffic traffic,
      SessionEnds ends,
      EngineProtocol protocol) {
    this.settings = settings;
    this.outboxLimits = outboxLimits;
    this.timers = timers;
    this.traffic = traffic;
    this.ends = ends;
    this.protocol = protocol;
    this.seats = new Seats(settings.maxSessions(), settings.maxSessionsPerAddress());
  }

  public EngineSettings settings() {
    return settings;
  }

  /** The session with this id, if there is one that a request may still speak to. */
  public Optional<EngineSession> find(String sid) {
    return Optional.ofNullable(bySid.get(sid)).filter(session -> !session.isOver());
  }

  /** Who may begin a session; whatever else is limited together with these takes seats as well. */
  public Seats seats() {
    return seats;
  }

  /**
   * Begins a session on polling; the caller has it answer its first GET.
   *
   * @return empty if its address gets no seat
   */
  public Optional<EngineSession> openOnPolling(Handshake handshake) {
    Optional<EngineSession> session = create(handshake);
    session.ifPresent(EngineSession::openOnPolling);
    return session;
  }

  /**
   * Begins a session on a WebSocket.
   *
   * @return empty if its address gets no seat; the wire is still the caller's
   */
  public Optional<EngineSession> openOnWebSocket(Handshake handshake, Wire wire) {
    Optional<EngineSession> session = create(handshake);
    session.ifPresent(created -> created.openOnWebSocket(wire));
    return session;
  }

  private Optional<EngineSession> create(Handshake handshake) {
    if (!seats.take(handshake.address())) {
      return Optional.empty();
    }
    EngineSession session =
        new EngineSession(
            SecretIds.next(),
            settings,
            outboxLimits,
            timers,
            traffic,
            ends,
            gone -> remove(gone, handshake));
    session.listener(protocol.attach(session, handshake));
    bySid.put(session.sid(), session);
    // Only now may it end: an end before it was put here would leave it here for ever.
    session.listener().opened();
    if (seats.areClosed()) {
      // closeAll() may have gone by before it was put here.
      session.close(Closing.SHUTTING_DOWN);
    }
    return Optional.of(session);
  }

  private void remove(EngineSession gone, Handshake handshake) {
    if (bySid.remove(gone.sid(), gone)) {
      seats.leave(handshake.address());
    }
  }

  /** How many there are. */
  public int count() {
    return bySid.size();
  }

  /** Ends all of them; from now on none can begin. */
  public void closeAll(Closing why) {
    seats.close();
    bySid.values().forEach(session -> session.close(why));
  }
}
