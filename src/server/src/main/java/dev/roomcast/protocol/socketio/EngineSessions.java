package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.SecretIds;
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
  private final EngineProtocol protocol;

  public EngineSessions(
      EngineSettings settings,
      OutboxLimits outboxLimits,
      TimingWheel timers,
      Traffic traffic,
      EngineProtocol protocol) {
    this.settings = settings;
    this.outboxLimits = outboxLimits;
    this.timers = timers;
    this.traffic = traffic;
    this.protocol = protocol;
  }

  public EngineSettings settings() {
    return settings;
  }

  /** The session with this id, if there is one that a request may still speak to. */
  public Optional<EngineSession> find(String sid) {
    return Optional.ofNullable(bySid.get(sid)).filter(session -> !session.isOver());
  }

  /** Whether no session more is taken. */
  public boolean isFull() {
    return bySid.size() >= settings.maxSessions();
  }

  /** Begins a session on polling; the caller has it answer its first GET. */
  public EngineSession openOnPolling(Handshake handshake) {
    EngineSession session = create(handshake);
    session.openOnPolling();
    return session;
  }

  /** Begins a session on a WebSocket. */
  public EngineSession openOnWebSocket(Handshake handshake, Wire wire) {
    EngineSession session = create(handshake);
    session.openOnWebSocket(wire);
    return session;
  }

  private EngineSession create(Handshake handshake) {
    EngineSession session =
        new EngineSession(
            SecretIds.next(),
            settings,
            outboxLimits,
            timers,
            traffic,
            gone -> bySid.remove(gone.sid()));
    session.listener(protocol.attach(session, handshake));
    bySid.put(session.sid(), session);
    // Only now may it end: an end before it was put here would leave it here for ever.
    session.listener().opened();
    return session;
  }

  /** How many there are. */
  public int count() {
    return bySid.size();
  }

  /** Ends all of them. */
  public void closeAll(Closing why) {
    bySid.values().forEach(session -> session.close(why));
  }
}
