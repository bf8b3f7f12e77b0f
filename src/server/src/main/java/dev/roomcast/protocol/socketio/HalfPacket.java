package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import com.fasterxml.jackson.databind.node.BinaryNode;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A binary packet whose attachments have not all come (protocol section "Packet encoding").
 *
 * <p>Not for use by several threads at once. Bounded in bytes; an attachment that no placeholder names is counted but not kept.
 */
final class HalfPacket {
  private final SocketIoPacket packet;
  private final int attachments;
  private final int maxBytes;
  private final Map<Integer, Consumer<BinaryNode>> places;
  private int received;
  private int bytes;

  /**
   * Starts collecting.
   *
   * @param packet with placeholders in its data, which attachments replace as they come
   * @param attachments how many are to come, at least one
   * @param textBytes size of the packet's own text
   * @throws ProtocolViolation if a placeholder is wrong or the text alone is too large
   */
  HalfPacket(SocketIoPacket packet, int attachments, int textBytes, int maxBytes)
      throws ProtocolViolation {
    this.packet = packet;
    this.attachments = attachments;
    this.maxBytes = maxBytes;
    this.places = Placeholders.find(packet.data(), attachments);
    count(textBytes);
  }

  /**
   * Puts the next attachment in its place.
   *
   * @throws ProtocolViolation if the packet grows too large
   */
  void add(byte[] attachment) throws ProtocolViolation {
    count(attachment.length);
    Consumer<BinaryNode> place = places.getOrDefault(received, unwanted -> {});
    place.accept(BinaryNode.valueOf(attachment));
    received++;
  }

  boolean isWhole() {
    return received == attachments;
  }

  /** The packet; only to be handed on when whole. */
  SocketIoPacket packet() {
    return packet;
  }

  /** What is held so far, in bytes as received. */
  int bytes() {
    return bytes;
  }

  private void count(int more) throws ProtocolViolation {
    if (more > maxBytes - bytes) {
      throw ProtocolViolation.tooLarge("binary packet is too large");
    }
    bytes += more;
  }
}
