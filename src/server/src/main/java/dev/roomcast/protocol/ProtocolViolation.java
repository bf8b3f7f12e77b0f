package dev.roomcast.protocol;

/**
 * A client broke the Engine.IO or Socket.IO protocol; its session has to end.
 *
 * <p>The message is one of a fixed set of short texts and never repeats what the client sent, so it
 * may be logged and counted by. Carries no stack trace: it is the client's mistake, not a fault.
 */
public final class ProtocolViolation extends Exception {
  private static final long serialVersionUID = 1L;

  public ProtocolViolation(String message) {
    super(message, null, false, false);
  }
}
