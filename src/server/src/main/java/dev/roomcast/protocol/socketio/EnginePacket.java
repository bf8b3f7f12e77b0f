package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import java.util.Objects;

/** One packet of Engine.IO protocol 4, as it was received. */
sealed interface EnginePacket {
  Type type();

  /**
   * A packet in text form.
   *
   * @param data what follows the type digit, often empty
   */
  record Text(Type type, String data) implements EnginePacket {
    public Text {
      Objects.requireNonNull(type);
      Objects.requireNonNull(data);
    }

    /** Kind and size only: a message may hold a token. */
    @Override
    public String toString() {
      return type + " of " + data.length() + " characters";
    }
  }

  /**
   * A packet of raw bytes, which is always a message: one WebSocket binary message is one of these.
   *
   * @param data not copied; may be empty, must not change
   */
  record Binary(byte[] data) implements EnginePacket {
    public Binary {
      Objects.requireNonNull(data);
    }

    @Override
    public Type type() {
      return Type.MESSAGE;
    }
  }

  /**
   * What a packet is for, with the section of Engine.IO protocol 4 that it comes from. The order is
   * that of the digits on the wire.
   */
  enum Type {
    /** The server's first packet; see {@link EngineHandshake} ("Handshake"). */
    OPEN,
    /** Ends the session, either way; see {@link Ending} ("Packet encoding"). */
    CLOSE,
    /** Asks the client for a sign of life; from a client only as {@code 2probe} ("Heartbeat"). */
    PING,
    /** The client's answer; from the server only as {@code 3probe} ("Heartbeat"). */
    PONG,
    /** Carries a Socket.IO packet ("Message"). */
    MESSAGE,
    /** Completes the move to a WebSocket; see the class {@code Upgrade} ("Upgrade"). */
    UPGRADE,
    /** Releases a waiting poll ("Upgrade"). */
    NOOP;

    private static final Type[] BY_DIGIT = values();

    /** The digit that starts such a packet. */
    char digit() {
      return (char) ('0' + ordinal());
    }

    /**
     * The type that a digit stands for.
     *
     * @throws ProtocolViolation if it stands for none
     */
    static Type of(char digit) throws ProtocolViolation {
      int index = digit - '0';
      if (index < 0 || index >= BY_DIGIT.length) {
        throw new ProtocolViolation("unknown Engine.IO packet type");
      }
      return BY_DIGIT[index];
    }
  }
}
