package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/**
 * Writes JSON trees as MessagePack: integers in the fewest bytes, other numbers as a 64-bit float,
 * {@code BinaryNode}s as binary values. A lone surrogate has no UTF-8 form and becomes a question
 * mark.
 */
public final class MsgPackWriter {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final MessagePack.PackerConfig CONFIG =
      new MessagePack.PackerConfig().withBufferSize(1024);

  private MsgPackWriter() {}

  /**
   * The tree as MessagePack.
   *
   * @throws IllegalArgumentException if it holds something that has no form there
   */
  public static byte[] write(JsonNode tree) {
    try (MessageBufferPacker packer = CONFIG.newBufferPacker()) {
      pack(tree, packer);
      return packer.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The tree of JSON that was written by ourselves. Numbers become what {@code JSON.parse} makes of
   * them: a decimal number the nearest double, one beyond its range infinite.
   *
   * @param utf8Json one JSON value in UTF-8
   * @throws IllegalArgumentException if it is none
   */
  public static JsonNode parse(byte[] utf8Json) {
    try {
      return MAPPER.readTree(utf8Json);
    } catch (IOException malformed) {
      throw new IllegalArgumentException("not JSON", malformed);
    }
  }

  private static void pack(JsonNode node, MessageBufferPacker packer) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        packer.packMapHeader(node.size());
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          packer.packString(field.getKey());
          pack(field.getValue(), packer);
        }
      }
      case ARRAY -> {
        packer.packArrayHeader(node.size());
        for (JsonNode element : node) {
          pack(element, packer);
        }
      }
      case BINARY -> {
        byte[] bytes = node.binaryValue();
        packer.packBinaryHeader(bytes.length).writePayload(bytes);
      }
      case STRING -> packer.packString(node.textValue());
      case NUMBER -> packNumber(node, packer);
      case BOOLEAN -> packer.packBoolean(node.booleanValue());
      case NULL -> packer.packNil();
      default -> throw new IllegalArgumentException("no MessagePack for " + node.getNodeType());
    }
  }

  private static void packNumber(JsonNode number, MessageBufferPacker packer) throws IOException {
    if (!number.isIntegralNumber()) {
      packer.packDouble(number.doubleValue());
    } else if (number.canConvertToLong()) {
      packer.packLong(number.longValue());
    } else if (number.bigIntegerValue().signum() > 0
        && number.bigIntegerValue().bitLength() <= Long.SIZE) {
      packer.packBigInteger(number.bigIntegerValue());
    } else {
      packer.packDouble(number.doubleValue());
    }
  }
}
