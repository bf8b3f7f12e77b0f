package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import dev.roomcast.wire.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Packets in the bodies of HTTP long-polling and in WebSocket text messages, by the Engine.IO
 * protocol 4 ("Packet encoding").
 *
 * <p>In a polling body, packets are joined with U+001E and binary ones are {@code b} and base64.
 * Decoding takes memory in proportion to the input, so the caller bounds it by bounding the bytes
 * it reads. Stateless; any thread may call it.
 */
final class EnginePayload {
  private static final char SEPARATOR = '\u001e';
  private static final char BINARY = 'b';

  /**
   * Packets of one body. The smallest take two bytes and a hundred times that in memory; more than
   * this no client has to say at once.
   */
  static final int MAX_PACKETS = 10_000;

  private EnginePayload() {}

  /**
   * The packets of one POST body, in order, at least one.
   *
   * @throws ProtocolViolation if the body is not UTF-8 or has too many packets, or any packet in it is empty or malformed;
   *     none of its packets then counts
   */
  static List<EnginePacket> decode(byte[] body) throws ProtocolViolation {
    String text = strictUtf8(body);
    var packets = new ArrayList<EnginePacket>();
    int from = 0;
    // String.split would drop empty packets at the end, which are errors.
    for (int to = text.indexOf(SEPARATOR); to >= 0; to = text.indexOf(SEPARATOR, from)) {
      if (packets.size() == MAX_PACKETS - 1) {
        throw new ProtocolViolation("too many packets in one body");
      }
      packets.add(decodePacket(text.substring(from, to)));
      from = to + 1;
    }
    packets.add(decodePacket(text.substring(from)));
    return packets;
  }

  /**
   * The one packet of a WebSocket text message. Base64 is taken here too: clients that were told to
   * avoid binary messages send it.
   *
   * @throws ProtocolViolation if it is empty or malformed
   */
  static EnginePacket decodePacket(String text) throws ProtocolViolation {
    if (text.isEmpty()) {
      throw new ProtocolViolation("empty Engine.IO packet");
    }
    char first = text.charAt(0);
    String data = text.substring(1);
    return first == BINARY
        ? new EnginePacket.Binary(strictBase64(data))
        : new EnginePacket.Text(EnginePacket.Type.of(first), data);
  }

  /**
   * The body that answers a poll with these frames.
   *
   * @param frames at least one, because an empty body is an error to clients
   */
  static byte[] encode(List<Frame> frames) {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a poll answer needs at least one frame");
    }
    int size = frames.size() - 1;
    for (Frame frame : frames) {
      size = Math.addExact(size, encodedBytes(frame));
    }
    ByteBuffer body = ByteBuffer.allocate(size);
    for (Frame frame : frames) {
      if (body.position() > 0) {
        body.put((byte) SEPARATOR);
      }
      if (frame.isText()) {
        body.put(frame.data());
      } else {
        body.put((byte) BINARY).put(Base64.getEncoder().encode(frame.data()));
      }
    }
    return body.array();
  }

  /** How many bytes the frame takes in a poll answer, without a separator. */
  static int encodedBytes(Frame frame) {
    int bytes = frame.bytes();
    return frame.isText() ? bytes : Math.addExact(1, Math.multiplyExact(4, (bytes + 2) / 3));
  }

  private static String strictUtf8(byte[] body) throws ProtocolViolation {
    var decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      return decoder.decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new ProtocolViolation("body is not UTF-8");
    }
  }

  /* The Java client breaks lines as MIME does, and ends with a break; nothing else may be in it. */
  private static byte[] strictBase64(String withLineBreaks) throws ProtocolViolation {
    String text = withLineBreaks.replace("\n", "").replace("\r", "");
    // The decoder of the JDK does without padding, the protocol does not.
    if (text.length() % 4 == 0) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw new ProtocolViolation("binary packet is not base64");
      }
    }
    throw new ProtocolViolation("binary packet is not base64");
  }
}
