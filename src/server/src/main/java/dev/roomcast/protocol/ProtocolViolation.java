package dev.roomcast.protocol;

import dev.roomcast.wire.Closing;

/**
 * A client broke the Engine.IO or Socket.IO protocol; its session has to end.
 *
 * <p>The message is one of a fixed set of short texts and never repeats what the client sent, so it
 * may be logged and counted by. Carries no stack trace: it is the client's mistake, not a fault.
 */
public final class ProtocolViolation extends Exception {
  private static final long serialVersionUID = 1L;

  private final Closing closing;

  public ProtocolViolation(String message) {
    this(message, Closing.PROTOCOL_ERROR);
  }

  private ProtocolViolation(String message, Closing closing) {
    super(message, null, false, false);
    this.closing = closing;
  }

  /** Something has more bytes than allowed. */
  public static ProtocolViolation tooLarge(String message) {
    return new ProtocolViolation(message, Closing.TOO_LARGE);
  }

  /** Why the session ends. */
  public Closing closing() {
    return closing;
  }
}
