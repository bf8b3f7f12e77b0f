package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Outbox;
import dev.roomcast.wire.TimingWheel;
import java.util.function.Consumer;

/**
 * The end of one session, in two steps: from its beginning on nothing more is taken or given but
 * last words; when it is complete, whatever carried the session is answered or closed.
 */
/* Threads: any. No lock is held here while anything is called. */
final class Ending {
  private final Outbox outbox;
  private final Carriage carriage;
  private final TimingWheel timers;
  private final Consumer<Closing> onBegun;
  private final Runnable onComplete;
  private final Lifespan lifespan = new Lifespan();

  /**
   * @param onBegun called once, before the last words
   * @param onComplete called once, before the carrier is closed
   */
  Ending(
      Outbox outbox,
      Carriage carriage,
      TimingWheel timers,
      Consumer<Closing> onBegun,
      Runnable onComplete) {
    this.outbox = outbox;
    this.carriage = carriage;
    this.timers = timers;
    this.onBegun = onBegun;
    this.onComplete = onComplete;
  }

  /** Whether it has not even begun. */
  boolean isOpen() {
    return lifespan.isOpen();
  }

  /** Whether the client has said goodbye and a poll that it has sent may be on its way. */
  boolean isLeaving() {
    return lifespan.isLeaving();
  }

  boolean isComplete() {
    return lifespan.isClosed();
  }

  /** Begins the end, unless it has begun before for whatever reason. */
  void begin(Closing why) {
    if (!lifespan.beginClosing(why)) {
      return;
    }
    onBegun.accept(why);
    if (lifespan.isLeaving() && carriage.isPolling() && !carriage.polling().isWaiting()) {
      timers.schedule(EngineSettings.GOODBYE_POLL_WAIT, this::complete);
      return;
    }
    if (!why.hasLastWords()) {
      complete();
      return;
    }
    if (carriage.isPolling()) {
      outbox.offer(Frames.of(EngineFrames.CLOSE));
    }
    // There may be no poll to carry them, or a WebSocket that has taken over and cannot yet.
    timers.schedule(EngineSettings.LAST_WORDS_WAIT, this::complete);
    outbox.finish();
  }

  /** Completes the end that has begun, whatever is still unwritten. */
  void complete() {
    if (lifespan.close()) {
      onComplete.run();
      outbox.close();
      carriage.end(lifespan.why());
      lifespan.kept().ifPresent(Runnable::run);
    }
  }

  /** A poll is there that carries the end of a session whose client has said goodbye. */
  void pollIsHeld() {
    if (isLeaving()) {
      complete();
    }
  }

  /** Runs a task when it is complete: at once if it is, or if another task waits for it. */
  void whenComplete(Runnable task) {
    if (!lifespan.keep(task)) {
      task.run();
    }
  }
}
