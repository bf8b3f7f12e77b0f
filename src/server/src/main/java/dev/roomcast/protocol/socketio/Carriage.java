package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.SessionEnds;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Outbox;
import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Wire;

/** What carries one session: polling, a WebSocket, or polling while a WebSocket tries to. */
/*
 * Threads: any. The lock guards webSocket, upgrade and ended and is never held while calling the
 * outbox or a wire.
 */
final class Carriage implements Upgrade.Session {
  private final Outbox outbox;
  private final EngineSettings settings;
  private final TimingWheel timers;
  private final SessionEnds ends;
  private final Polling polling;

  private final Object lock = new Object();
  private Wire webSocket; // null while polling
  private Upgrade upgrade; // null while none is tried
  private boolean ended;

  Carriage(Outbox outbox, EngineSettings settings, TimingWheel timers, SessionEnds ends) {
    this.outbox = outbox;
    this.settings = settings;
    this.timers = timers;
    this.ends = ends;
    this.polling = new Polling(outbox, settings.maxPayload());
  }

  Polling polling() {
    return polling;
  }

  boolean isPolling() {
    synchronized (lock) {
      return webSocket == null;
    }
  }

  /** Whether messages of this WebSocket are the session's. */
  boolean isBy(Wire wire) {
    synchronized (lock) {
      return webSocket == wire;
    }
  }

  /** Begins on a WebSocket. */
  void startOn(Wire wire) {
    synchronized (lock) {
      webSocket = wire;
    }
    carryBy(wire);
  }

  /** Lets a GET wait. */
  Polling.Held hold(HeldPoll poll) {
    Polling.Held held = polling.hold(poll);
    Upgrade trying = currentUpgrade();
    if (held == Polling.Held.YES && trying != null && trying.isProbed()) {
      timers.schedule(
          EngineSettings.UPGRADE_POLL_HOLD, () -> polling.release(EngineFrames.NOOP));
    }
    return held;
  }

  /**
   * Lets a WebSocket try to take over.
   *
   * @return false if it may not
   */
  boolean beginUpgrade(Wire candidate) {
    synchronized (lock) {
      if (!ended && webSocket == null && upgrade == null) {
        upgrade =
            new Upgrade(
                candidate,
                this,
                timers.schedule(settings.upgradeTimeout(), () -> upgradeOverdue(candidate)));
        return true;
      }
    }
    ends.violated(new ProtocolViolation("second WebSocket for one session"));
    return false;
  }

  private void upgradeOverdue(Wire candidate) {
    ends.violated(new ProtocolViolation("upgrade not completed in time"));
    failUpgrade(candidate);
  }

  /** A text message of a WebSocket that does not carry the session yet. */
  void upgradeText(Wire from, String text) {
    Upgrade trying = currentUpgrade();
    if (trying != null && trying.isBy(from) && !trying.receive(text)) {
      ends.violated(new ProtocolViolation("upgrade out of order"));
      failUpgrade(from);
    }
  }

  /** A WebSocket's attempt to take over has failed; polling goes on. */
  void failUpgrade(Wire wire) {
    Upgrade failed;
    synchronized (lock) {
      if (upgrade == null || !upgrade.isBy(wire)) {
        return;
      }
      failed = upgrade;
      upgrade = null;
    }
    failed.fail();
  }

  @Override
  public void probed() {
    polling.release(EngineFrames.NOOP);
  }

  @Override
  public boolean takeOver(Upgrade by) {
    synchronized (lock) {
      if (ended || upgrade != by) {
        return false;
      }
      webSocket = by.candidate();
      upgrade = null;
    }
    polling.refuse(EngineError.BAD_REQUEST);
    return true;
  }

  @Override
  public void carryBy(Wire wire) {
    outbox.attach(wire);
    outbox.flush();
  }

  private Upgrade currentUpgrade() {
    synchronized (lock) {
      return upgrade;
    }
  }

  /** The session is over: whatever waits is answered or closed. */
  void end(Closing why) {
    Wire socket;
    Upgrade unfinished;
    synchronized (lock) {
      ended = true;
      socket = webSocket;
      unfinished = upgrade;
      upgrade = null;
    }
    polling.end(why == Closing.CLIENT_LEFT ? EngineFrames.NOOP : EngineFrames.CLOSE);
    if (socket != null) {
      socket.close(why);
    }
    if (unfinished != null) {
      unfinished.fail();
    }
  }
}
