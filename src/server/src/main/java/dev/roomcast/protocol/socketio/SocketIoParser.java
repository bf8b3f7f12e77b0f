package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roomcast.protocol.Client.Transport;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;

/**
 * How a session spells its Socket.IO packets in Engine.IO messages: what clients choose by their
 * option "parser". It is not negotiated, so the first packet of a client tells, and the whole
 * session goes on in kind.
 *
 * <p>Stateless but for the decoders; any thread may use it.
 */
enum SocketIoParser {
  /** Text with JSON, binary values in messages of their own: what clients do unless told. */
  JSON(Transport.SOCKETIO_POLLING, Transport.SOCKETIO_WEBSOCKET) {
    @Override
    PacketDecoder decoder(DecoderLimits limits) {
      return new SocketIoDecoder(limits);
    }

    @Override
    Frames encode(SocketIoPacket packet) {
      return SocketIoEncoder.encode(packet);
    }

    @Override
    Frame event(String namespace, String eventName, byte[] utf8JsonArg, JsonNode offset) {
      return SocketIoEncoder.event(namespace, eventName, utf8JsonArg, offset);
    }
  },

  /** One binary message per packet, as npm's {@code socket.io-msgpack-parser} has it. */
  MSGPACK(Transport.SOCKETIO_MSGPACK_POLLING, Transport.SOCKETIO_MSGPACK_WEBSOCKET) {
    @Override
    PacketDecoder decoder(DecoderLimits limits) {
      return new MsgPackDecoder(limits);
    }

    @Override
    Frames encode(SocketIoPacket packet) {
      return Frames.of(MsgPackEncoder.encode(packet));
    }

    @Override
    Frame event(String namespace, String eventName, byte[] utf8JsonArg, JsonNode offset) {
      return MsgPackEncoder.event(namespace, eventName, utf8JsonArg, offset);
    }
  };

  private final Transport polling;
  private final Transport webSocket;

  SocketIoParser(Transport polling, Transport webSocket) {
    this.polling = polling;
    this.webSocket = webSocket;
  }

  /** What a client of this parser counts as. */
  Transport transport(boolean isPolling) {
    return isPolling ? polling : webSocket;
  }

  /** What reads a new session's messages. */
  abstract PacketDecoder decoder(DecoderLimits limits);

  /**
   * The packet's frames; nothing may come between them.
   *
   * @throws IllegalArgumentException if the data has no form on the wire
   */
  abstract Frames encode(SocketIoPacket packet);

  /**
   * An event with one argument that is JSON already, for a broadcast that is encoded once.
   *
   * @param utf8JsonArg one JSON value in UTF-8, without raw control characters
   * @param offset a second argument; missing for none
   * @throws IllegalArgumentException if clients would refuse the namespace or the event's name
   */
  abstract Frame event(
      String namespace, String eventName, byte[] utf8JsonArg, JsonNode offset);

  /** The same with the one argument alone. */
  Frame event(String namespace, String eventName, byte[] utf8JsonArg) {
    return event(namespace, eventName, utf8JsonArg, MissingNode.getInstance());
  }
}
