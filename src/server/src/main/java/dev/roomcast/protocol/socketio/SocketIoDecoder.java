package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.JsonReader;

import dev.roomcast.protocol.ProtocolViolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roomcast.wire.Frame;
import java.util.Optional;

/**
 * Reads Socket.IO packets that are text with JSON, putting binary packets together from their
 * parts. After a {@link ProtocolViolation} nothing is held any more.
 *
 * <p>Stricter than the reference implementation in what no client sends: ids where none belong, an
 * ack without one, control characters in a namespace, keys twice in one object. More lenient in one
 * thing: a binary packet that announces no attachment is taken as a plain one.
 */
final class SocketIoDecoder implements PacketDecoder {
  private final DecoderLimits limits;
  private Optional<HalfPacket> half = Optional.empty();

  SocketIoDecoder(DecoderLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<SocketIoPacket> text(String text) throws ProtocolViolation {
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

  @Override
  public Optional<SocketIoPacket> binary(byte[] data) throws ProtocolViolation {
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
    return PacketRules.received(
        header.type().plain(), header.namespace(), header.id(), data, limits);
  }
}
