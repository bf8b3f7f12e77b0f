package dev.roomcast.protocol.socketio;

/** Why an Engine.IO request is refused, as the protocol's reference server words it. */
public enum EngineError {
  TRANSPORT_UNKNOWN(400, "Transport unknown"),
  SESSION_UNKNOWN(400, "Session ID unknown"),
  BAD_METHOD(400, "Bad handshake method"),
  BAD_REQUEST(400, "Bad request"),
  FORBIDDEN(403, "Forbidden"),
  UNSUPPORTED_VERSION(400, "Unsupported protocol version");

  private final int status;
  private final String message;

  EngineError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The body; its code is the position in the protocol's list. */
  public String json() {
    return json(message);
  }

  /**
   * The body with other words than the reference server's.
   *
   * @param words need no escape in JSON
   */
  public String json(String words) {
    return "{\"code\":" + ordinal() + ",\"message\":\"" + words + "\"}";
  }
}
