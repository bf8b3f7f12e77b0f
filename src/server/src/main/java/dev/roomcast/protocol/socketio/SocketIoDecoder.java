package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.JsonReader;

import dev.roomcast.protocol.ProtocolViolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roomcast.wire.Frame;
import java.util.Optional;

/**
 * Turns the Engine.IO messages of one session into Socket.IO packets, putting binary packets
 * together from their parts.
 *
 * <p>One thread at a time: the session calls it in the order of arrival. After a
 * {@link ProtocolViolation} nothing is held any more, and the session has to end.
 *
 * <p>Stricter than the reference implementation in what no client sends: ids where none belong, an
 * ack without one, control characters in a namespace, keys twice in one object. More lenient in one
 * thing: a binary packet that announces no attachment is taken as a plain one.
 */
final class SocketIoDecoder {
  private final DecoderLimits limits;
  private Optional<HalfPacket> half = Optional.empty();

  SocketIoDecoder(DecoderLimits limits) {
    this.limits = limits;
  }

  /**
   * Takes a text message.
   *
   * @param text the message without the Engine.IO type digit
   * @return the packet, or nothing if attachments have to come first
   * @throws ProtocolViolation if it is not a valid packet, or an attachment was due
   */
  Optional<SocketIoPacket> text(String text) throws ProtocolViolation {
    if (incomplete()) {
      drop();
      throw new ProtocolViolation("text where an attachment was due");
    }
    PacketHeader header = PacketHeader.parse(text, limits);
    SocketIoPacket packet = packet(header);
    if (header.attachments() == 0) {
      return Optional.of(packet);
    }
    int textBytes = Frame.text(text).bytes();
    half = Optional.of(new HalfPacket(
        packet, header.attachments(), textBytes, limits.maxHalfPacketBytes()));
    return Optional.empty();
  }

  /**
   * Takes a binary message, which must be the next attachment of a binary packet.
   *
   * @param data not copied; must not change afterwards
   * @return the packet, or nothing if more attachments have to come
   * @throws ProtocolViolation if no attachment was due, or the packet grows too large
   */
  Optional<SocketIoPacket> binary(byte[] data) throws ProtocolViolation {
    HalfPacket waiting =
        half.orElseThrow(() -> new ProtocolViolation("binary where no attachment was due"));
    drop();
    waiting.add(data);
    if (waiting.isWhole()) {
      return Optional.of(waiting.packet());
    }
    half = Optional.of(waiting);
    return Optional.empty();
  }

  /** Whether a binary packet waits for attachments; they may never come. */
  boolean incomplete() {
    return half.isPresent();
  }

  /** What the waiting packet holds, in bytes as received; 0 if none waits. */
  int heldBytes() {
    return half.map(HalfPacket::bytes).orElse(0);
  }

  /** Forgets the waiting packet, if any. Attachments that still come are violations. */
  void drop() {
    half = Optional.empty();
  }

  private SocketIoPacket packet(PacketHeader header) throws ProtocolViolation {
    JsonNode data = header.json().isEmpty()
        ? MissingNode.getInstance()
        : JsonReader.read(header.json(), limits.maxJsonDepth());
    var type = header.type().plain();
    var flaw = PacketRules.flaw(type, header.namespace(), header.id(), data);
    if (flaw.isPresent()) {
      throw new ProtocolViolation(flaw.get());
    }
    if (type == SocketIoPacket.Type.EVENT
        && data.get(0).asText().length() > limits.maxEventNameLength()) {
      throw new ProtocolViolation("event name is too long");
    }
    return new SocketIoPacket(type, header.namespace(), header.id(), data);
  }
}
