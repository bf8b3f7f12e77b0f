package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.JsonWriter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Turns Socket.IO packets into Engine.IO message frames, ready for either transport.
 *
 * <p>Stateless; any thread may call it. The frames of one packet stay together.
 */
final class SocketIoEncoder {
  private SocketIoEncoder() {}

  /**
   * The packet's text frame, followed by one binary frame for each binary value in its data. Only
   * events and acks may hold binary values.
   *
   * @throws IllegalArgumentException if another packet holds one, or the data has no JSON form
   */
  static Frames encode(SocketIoPacket packet) {
    if (!Placeholders.hasBinary(packet.data())) {
      return Frames.of(text(packet, packet.type().digit() + "", packet.data()));
    }
    var attachments = new ArrayList<byte[]>();
    JsonNode data = Placeholders.extract(packet.data(), attachments);
    String type = packet.type().withAttachments().digit() + "" + attachments.size() + "-";
    var frames = new ArrayList<Frame>(1 + attachments.size());
    frames.add(text(packet, type, data));
    attachments.forEach(attachment -> frames.add(Frame.binary(attachment)));
    return Frames.of(frames);
  }

  /**
   * An event with one argument that is JSON already, for a broadcast that is encoded once.
   *
   * @param utf8JsonArg one JSON value in UTF-8, without raw control characters; not checked
   * @throws IllegalArgumentException if clients would refuse the namespace or the event's name
   */
  static Frame event(String namespace, String eventName, byte[] utf8JsonArg) {
    return event(namespace, eventName, utf8JsonArg, MissingNode.getInstance());
  }

  /** The same with a second argument, unless that is missing. */
  static Frame event(
      String namespace, String eventName, byte[] utf8JsonArg, JsonNode offset) {
    SocketIoPacket empty = SocketIoPacket.event(namespace, eventName);
    String start = start(empty, empty.type().digit() + "")
        + "[" + JsonWriter.write(TextNode.valueOf(eventName)) + ",";
    String end = (offset.isMissingNode() ? "" : "," + JsonWriter.write(offset)) + "]";
    byte[] head = start.getBytes(StandardCharsets.UTF_8);
    byte[] tail = end.getBytes(StandardCharsets.UTF_8);
    return Frame.utf8(ByteBuffer.allocate(head.length + utf8JsonArg.length + tail.length)
        .put(head)
        .put(utf8JsonArg)
        .put(tail)
        .array());
  }

  private static Frame text(SocketIoPacket packet, String type, JsonNode data) {
    return Frame.text(start(packet, type) + (data.isMissingNode() ? "" : JsonWriter.write(data)));
  }

  private static String start(SocketIoPacket packet, String type) {
    return EnginePacket.Type.MESSAGE.digit()
        + type
        + (packet.namespace().equals(SocketIoPacket.ROOT) ? "" : packet.namespace() + ",")
        + (packet.hasId() ? packet.id() : "");
  }
}
