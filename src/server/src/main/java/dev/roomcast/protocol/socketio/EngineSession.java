package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.SessionEnds;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Heartbeat;
import dev.roomcast.wire.Outbox;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.OutboxOwner;
import dev.roomcast.wire.SessionTraffic;
import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Traffic;
import dev.roomcast.wire.Wire;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One Engine.IO session: packets in and out, heartbeat and end, whatever carries it.
 *
 * <p>Messages of the client reach the {@link EngineListener} one at a time and in order.
 */
/* Threads: any. No lock is held here while anything is called. */
public final class EngineSession implements OutboxOwner {
  private final String sid;
  private final EngineSettings settings;
  private final SessionEnds ends;
  private final SessionTraffic traffic;
  private final Outbox outbox;
  private final Carriage carriage;
  private final Heartbeat heartbeat;
  private final Inbox inbox;
  private final Ending ending;
  private EngineListener listener; // set once, before the session is known to anybody

  EngineSession(
      String sid,
      EngineSettings settings,
      OutboxLimits outboxLimits,
      TimingWheel timers,
      Traffic traffic,
      SessionEnds ends,
      Consumer<EngineSession> onGone) {
    this.sid = sid;
    this.settings = settings;
    this.ends = ends;
    this.traffic = traffic.ofSession(timers::nanoTime);
    this.outbox = new Outbox(outboxLimits, timers, this.traffic, this);
    this.carriage = new Carriage(outbox, settings, timers, ends);
    this.heartbeat =
        new Heartbeat(
            settings.pingInterval(),
            settings.pingTimeout(),
            timers,
            () -> outbox.offerHeartbeat(EngineFrames.PING),
            () -> close(Closing.PING_TIMEOUT));
    this.inbox = new Inbox(this, heartbeat, this.traffic);
    this.ending = new Ending(outbox, carriage, timers, this::closing, () -> onGone.accept(this));
  }

  /** Whoever knows it can speak for the client: never shown or logged. */
  String sid() {
    return sid;
  }

  void listener(EngineListener newListener) {
    listener = newListener;
  }

  EngineListener listener() {
    return listener;
  }

  /** Begins on polling; the first GET is the next {@link #poll}. */
  void openOnPolling() {
    open(true);
  }

  /** Begins on a WebSocket. */
  void openOnWebSocket(Wire wire) {
    carriage.startOn(wire);
    open(false);
  }

  private void open(boolean upgradable) {
    outbox.offer(Frames.of(EngineHandshake.of(sid, upgradable, settings).frame()));
    heartbeat.start();
  }

  /** Queues a text message; false if the session is over. */
  public boolean sendText(String data) {
    return outbox.offer(Frames.of(EngineFrames.message(data)));
  }

  /**
   * Queues a binary message; false if the session is over.
   *
   * @param data becomes the session's own and must not change
   */
  public boolean sendBinary(byte[] data) {
    return outbox.offer(Frames.of(Frame.binary(data)));
  }

  /** Queues frames; false if the session is over. */
  boolean send(Frames frames) {
    return outbox.offer(frames);
  }

  /** What passed so far. */
  Activity activity(Instant now) {
    return Activity.of(traffic, heartbeat.roundTrip(), outbox.pendingBytes(), now);
  }

  // --- polling requests ---

  /** Whether polling carries it now; after an upgrade its requests have no place any more. */
  public boolean isPolling() {
    return carriage.isPolling();
  }

  /** A GET of the client: answered when there is something to say. */
  public void poll(HeldPoll held) {
    switch (carriage.hold(held)) {
      case YES -> ending.pollIsHeld(); // and the carriage's to answer
      case OVERLAP -> {
        held.refuseOverlap();
        violated(new ProtocolViolation("two polls at once"));
      }
      case TOO_LATE ->
          held.refuse(
              ending.isComplete() ? EngineError.SESSION_UNKNOWN : EngineError.BAD_REQUEST);
    }
  }

  /** A POST of the client; empty if another one runs, and the session has been closed for it. */
  public Optional<PollingPost> beginPost() {
    if (carriage.polling().beginPost()) {
      return Optional.of(new PollingPost(this, inbox, ending, carriage.polling()));
    }
    violated(new ProtocolViolation("two POSTs at once"));
    return Optional.empty();
  }

  /** The client did something that the protocol does not allow: counts it and ends the session. */
  public void violated(ProtocolViolation violation) {
    ends.violated(violation);
    close(violation.closing());
  }

  // --- WebSockets ---

  /**
   * A WebSocket names this session: it may try to take over.
   *
   * @return false if it may not; the caller closes it
   */
  public boolean beginUpgrade(Wire candidate) {
    return carriage.beginUpgrade(candidate);
  }

  /** A text message from a WebSocket of this session. */
  public void receiveText(Wire from, String text) {
    if (carriage.isBy(from)) {
      inbox.text(text);
    } else {
      carriage.upgradeText(from, text);
    }
  }

  /** A binary message from a WebSocket of this session. */
  public void receiveBinary(Wire from, byte[] data) {
    if (carriage.isBy(from)) {
      inbox.binary(data);
    } else {
      carriage.failUpgrade(from);
    }
  }

  /** A WebSocket of this session is gone. */
  public void webSocketGone(Wire wire, Closing why) {
    if (carriage.isBy(wire)) {
      broken(why);
    } else {
      carriage.failUpgrade(wire);
    }
  }

  // --- the end ---

  boolean isOpen() {
    return ending.isOpen();
  }

  /** Whether the session is over; a client whose pong is late is found out here at the latest. */
  boolean isOver() {
    if (heartbeat.overdue()) {
      close(Closing.PING_TIMEOUT);
    }
    return ending.isComplete();
  }

  /** Ends the session; last words are still written where the reason allows. */
  void close(Closing why) {
    ending.begin(why);
  }

  private void closing(Closing why) {
    ends.ended(why);
    heartbeat.stop();
    listener.closed(why);
  }

  @Override
  public void drained() {
    ending.complete();
  }

  @Override
  public void broken(Closing why) {
    ending.begin(why);
    ending.complete();
  }
}
