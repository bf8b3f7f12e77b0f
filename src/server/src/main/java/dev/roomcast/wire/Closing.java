package dev.roomcast.wire;

/** Why a connection ends, and whether its client should come back. */
public enum Closing {
  /** The client said goodbye. */
  CLIENT_LEFT("client-left", 1000, false,
      "Goodbye."),
  /** The connection broke without a word. */
  TRANSPORT_LOST("transport-lost", 1006, true,
      "The connection was lost."),
  /** The client sent what its protocol does not allow. */
  PROTOCOL_ERROR("protocol-error", 4400, false,
      "The client broke the protocol."),
  /** The token's time is over; the client may come back with a new one. */
  TOKEN_EXPIRED("token-expired", 4401, true,
      "Your token has expired; connect again with a new one."),
  /** The token was not accepted. */
  TOKEN_REFUSED("token-refused", 4403, false,
      "Your token was not accepted."),
  /** The connection was ended by an operator or by the application. */
  DISCONNECTED("disconnected", 4404, false,
      "You were disconnected by an operator."),
  /** The client is to connect anew, by an operator's or the application's wish. */
  RECONNECT("reconnect", 4405, true,
      "Please connect again."),
  /** The client did not authenticate in time. */
  CONNECT_TIMEOUT("connect-timeout", 4408, true,
      "You did not authenticate in time."),
  /** The client reads more slowly than its rooms speak; what waited for it is dropped. */
  TOO_SLOW("too-slow", 4410, true,
      "You read more slowly than events come; some were dropped."),
  /** The client did not answer the heartbeat in time. */
  PING_TIMEOUT("ping-timeout", 4411, true,
      "You did not answer the heartbeat in time."),
  /** A message was larger than the limit. */
  TOO_LARGE("too-large", 1009, false,
      "A message was larger than this server takes."),
  /** This node has a fault; its log tells which. */
  INTERNAL("internal", 4500, true,
      "This server has a fault; connect again."),
  /** This node cannot take another connection. */
  NODE_FULL("node-full", 4503, true,
      "This server takes no more connections; try again later."),
  /** This node missed events that nobody has any more; the client is to load its state anew. */
  EVENTS_LOST("events-lost", 4505, true,
      "Events were lost; connect again and load your state anew."),
  /** This node stops; another one takes over. */
  SHUTTING_DOWN("shutting-down", 4504, true,
      "This server stops; connect again.");

  private final String code;
  private final int closeCode;
  private final boolean reconnect;
  private final String message;

  Closing(String code, int closeCode, boolean reconnect, String message) {
    this.code = code;
    this.closeCode = closeCode;
    this.reconnect = reconnect;
    this.message = message;
  }

  /** The word for logs, figures and clients; never renamed once released. */
  public String code() {
    return code;
  }

  /**
   * The WebSocket close code: 4000–4999 for our own reasons (RFC 6455 section 7.4.2), a code of the
   * RFC for the three that it has one for.
   */
  public int closeCode() {
    return closeCode;
  }

  /** Whether the client should connect again by itself. */
  public boolean reconnect() {
    return reconnect;
  }

  /** What to say to the client, in its words; at most 100 bytes. */
  public String message() {
    return message;
  }

  /** Whether what waits for the client is still worth writing before the end. */
  public boolean hasLastWords() {
    return switch (this) {
      case CLIENT_LEFT, TRANSPORT_LOST, PROTOCOL_ERROR, TOO_SLOW, PING_TIMEOUT, TOO_LARGE -> false;
      default -> true;
    };
  }
}
