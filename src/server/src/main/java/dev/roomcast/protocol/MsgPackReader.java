package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Reads one client's MessagePack into the tree that the same data would be in JSON, without
 * trusting it: no recursion, one value only, keys that are texts and in no map twice, and nothing
 * reserved for sizes that are only announced. Binary values become {@code BinaryNode}s.
 *
 * <p>What JSON has no form for becomes what {@code JSON.stringify} makes of it: a number that is
 * not finite is null, a point in time is a text as in RFC 3339, and {@code undefined} is left out
 * of maps and null in arrays. Extension types that nobody here knows are null.
 */
public final class MsgPackReader {
  /** Values in one message, keys not counted: an empty map of one byte takes about a hundred. */
  static final int MAX_VALUES = 100_000;

  /**
   * The extension type of what JavaScript has besides JSON: {@code undefined} in one byte, a date
   * in eight, and an ArrayBuffer in the forms that announce their length. This is how the library
   * notepack.io spells them in version 2, which the Socket.IO parser uses.
   */
  private static final byte JAVASCRIPT = 0;

  /** The extension type of points in time, by the MessagePack specification, "Timestamp". */
  private static final byte TIMESTAMP = -1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  // The decoder's buffer is for texts that come in pieces; ours never do.
  private static final MessagePack.UnpackerConfig CONFIG =
      new MessagePack.UnpackerConfig()
          .withActionOnMalformedString(CodingErrorAction.REPORT)
          .withActionOnUnmappableString(CodingErrorAction.REPORT)
          .withStringDecoderBufferSize(16);

  private final MessageUnpacker unpacker;
  private final int size; // bytes
  private final int maxDepth;
  private final Deque<Open> open = new ArrayDeque<>();
  private int values;

  private MsgPackReader(MessageUnpacker unpacker, int size, int maxDepth) {
    this.unpacker = unpacker;
    this.size = size;
    this.maxDepth = maxDepth;
  }

  /**
   * The one value that the bytes hold.
   *
   * @param maxDepth arrays and maps inside one another, at most {@link JsonReader#DEEPEST}
   * @throws ProtocolViolation if the bytes are anything but one value within the limits
   */
  public static JsonNode read(byte[] bytes, int maxDepth) throws ProtocolViolation {
    try (MessageUnpacker unpacker = CONFIG.newUnpacker(bytes)) {
      return new MsgPackReader(unpacker, bytes.length, maxDepth).document();
    } catch (IOException | MessagePackException | DateTimeException | ArithmeticException e) {
      throw malformed();
    }
  }

  private static ProtocolViolation malformed() {
    return new ProtocolViolation("malformed MessagePack");
  }

  /** An array or map that still lacks elements. */
  private static final class Open {
    private final JsonNode node;
    private int missing;

    Open(JsonNode node, int missing) {
      this.node = node;
      this.missing = missing;
    }
  }

  private JsonNode document() throws IOException, ProtocolViolation {
    JsonNode root = value();
    while (!open.isEmpty()) {
      Open innermost = open.peek();
      if (innermost.missing == 0) {
        open.pop();
      } else {
        innermost.missing--;
        element(innermost.node);
      }
    }
    if (unpacker.hasNext()) {
      throw new ProtocolViolation("bytes after the MessagePack");
    }
    return root;
  }

  private void element(JsonNode container) throws IOException, ProtocolViolation {
    if (container instanceof ObjectNode map) {
      if (!unpacker.getNextFormat().getValueType().isStringType()) {
        throw new ProtocolViolation("MessagePack key is no text");
      }
      String key = unpacker.unpackString();
      JsonNode value = value();
      if (!value.isMissingNode() && map.replace(key, value) != null) {
        throw new ProtocolViolation("MessagePack key twice in one map");
      }
    } else {
      JsonNode value = value();
      ((ArrayNode) container).add(value.isMissingNode() ? NODES.nullNode() : value);
    }
  }

  private JsonNode value() throws IOException, ProtocolViolation {
    if (++values > MAX_VALUES) {
      throw new ProtocolViolation("too many values in the MessagePack");
    }
    MessageFormat format = unpacker.getNextFormat();
    return switch (format.getValueType()) {
      case NIL -> {
        unpacker.unpackNil();
        yield NODES.nullNode();
      }
      case BOOLEAN -> NODES.booleanNode(unpacker.unpackBoolean());
      case INTEGER -> integer(format);
      case FLOAT -> number(unpacker.unpackDouble());
      case STRING -> NODES.textNode(unpacker.unpackString());
      case BINARY -> binary(unpacker.unpackBinaryHeader());
      case ARRAY -> begin(NODES.arrayNode(), unpacker.unpackArrayHeader());
      case MAP -> begin(NODES.objectNode(), unpacker.unpackMapHeader());
      case EXTENSION -> extension(format);
    };
  }

  private JsonNode begin(JsonNode container, int elements) throws ProtocolViolation {
    if (open.size() == maxDepth) {
      throw new ProtocolViolation("MessagePack is nested too deep");
    }
    requireRest(elements); // of which each has one byte at least
    open.push(new Open(container, elements));
    return container;
  }

  private JsonNode integer(MessageFormat format) throws IOException {
    if (format == MessageFormat.UINT64) {
      BigInteger value = unpacker.unpackBigInteger();
      return value.bitLength() < Long.SIZE
          ? NODES.numberNode(value.longValue())
          : NODES.numberNode(value);
    }
    long value = unpacker.unpackLong();
    return (int) value == value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  private static JsonNode number(double value) {
    return Double.isFinite(value) ? NODES.numberNode(value) : NODES.nullNode();
  }

  private JsonNode binary(int length) throws IOException, ProtocolViolation {
    requireRest(length);
    return NODES.binaryNode(unpacker.readPayload(length));
  }

  private JsonNode extension(MessageFormat format) throws IOException, ProtocolViolation {
    ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
    requireRest(header.getLength());
    if (header.getType() == TIMESTAMP) {
      return time(unpacker.unpackTimestamp(header));
    }
    byte[] payload = unpacker.readPayload(header.getLength());
    return header.getType() == JAVASCRIPT ? javaScript(format, payload) : NODES.nullNode();
  }

  private static JsonNode javaScript(MessageFormat format, byte[] payload) {
    return switch (format) {
      case FIXEXT1 -> MissingNode.getInstance();
      case FIXEXT8 -> time(Instant.ofEpochMilli(ByteBuffer.wrap(payload).getLong()));
      case EXT8, EXT16, EXT32 -> NODES.binaryNode(payload);
      default -> NODES.nullNode();
    };
  }

  private static JsonNode time(Instant time) {
    return NODES.textNode(PushJson.rfc3339(time));
  }

  private void requireRest(int bytes) throws ProtocolViolation {
    if (bytes > size - unpacker.getTotalReadBytes()) {
      throw malformed();
    }
  }
}
