package dev.roomcast.wire;

/** Why a connection ends, and whether its client should come back. */
public enum Closing {
  /** The client said goodbye. */
  CLIENT_LEFT("client-left", 1000, false),
  /** The connection broke without a word. */
  TRANSPORT_LOST("transport-lost", 1006, true),
  /** The client sent what its protocol does not allow. */
  PROTOCOL_ERROR("protocol-error", 4400, false),
  /** The token's time is over; the client may come back with a new one. */
  TOKEN_EXPIRED("token-expired", 4401, true),
  /** The token was not accepted. */
  TOKEN_REFUSED("token-refused", 4403, false),
  /** The connection was ended by an operator or by the application. */
  DISCONNECTED("disconnected", 4404, false),
  /** The client did not authenticate in time. */
  CONNECT_TIMEOUT("connect-timeout", 4408, true),
  /** The client reads more slowly than its rooms speak; what waited for it is dropped. */
  TOO_SLOW("too-slow", 4410, true),
  /** The client did not answer the heartbeat in time. */
  PING_TIMEOUT("ping-timeout", 4411, true),
  /** A message was larger than the limit. */
  TOO_LARGE("too-large", 4413, false),
  /** This node has a fault; its log tells which. */
  INTERNAL("internal", 4500, true),
  /** This node cannot take another connection. */
  NODE_FULL("node-full", 4503, true),
  /** This node stops; another one takes over. */
  SHUTTING_DOWN("shutting-down", 4504, true);

  private final String code;
  private final int closeCode;
  private final boolean reconnect;

  Closing(String code, int closeCode, boolean reconnect) {
    this.code = code;
    this.closeCode = closeCode;
    this.reconnect = reconnect;
  }

  /** The word for logs, figures and clients; never renamed once released. */
  public String code() {
    return code;
  }

  /**
   * The WebSocket close code: 4000–4999 for our own reasons (RFC 6455 section 7.4.2), a code of the
   * RFC for the two that need no explanation.
   */
  public int closeCode() {
    return closeCode;
  }

  /** Whether the client should connect again by itself. */
  public boolean reconnect() {
    return reconnect;
  }
}
