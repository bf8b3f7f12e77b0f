package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;
import java.util.concurrent.atomic.AtomicBoolean;

/** One POST of a client on polling, from its head to its answer. A session has one at a time. */
/* Threads: any. */
public final class PollingPost {
  private final EngineSession session;
  private final Inbox inbox;
  private final Ending ending;
  private final Polling polling;
  private final AtomicBoolean over = new AtomicBoolean();

  PollingPost(EngineSession session, Inbox inbox, Ending ending, Polling polling) {
    this.session = session;
    this.inbox = inbox;
    this.ending = ending;
    this.polling = polling;
  }

  /**
   * Its body has come.
   *
   * @return false if it was not understood; the session has been closed
   */
  public boolean receive(byte[] body) {
    return inbox.payload(body);
  }

  /** It is not as the protocol wants it: counts that and ends the session. */
  public void violated(ProtocolViolation violation) {
    session.violated(violation);
  }

  /** It is over, however it ended, and the next one may come. */
  public void end() {
    if (over.compareAndSet(false, true)) {
      polling.endPost();
    }
  }

  /**
   * Whether the client has said goodbye by it and a poll may be on its way. It is then answered by
   * {@link #whenSessionOver}, so that what the client sends after the answer finds the session gone.
   */
  public boolean isGoodbye() {
    return ending.isLeaving();
  }

  /**
   * Runs a task when the session is over, at once if it is. One task can wait; any other is run at
   * once.
   *
   * @param task must not block
   */
  public void whenSessionOver(Runnable task) {
    ending.whenComplete(task);
  }
}
