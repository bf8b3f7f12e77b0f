package dev.roomcast.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads one client's JSON text into a tree without trusting it: no recursion, one value only, no
 * key twice in an object (RFC 7493 section 2.3). Numbers keep their value and their digits, so that
 * {@code 1.0} stays {@code 1.0}; only the sign of a zero and the spelling of an exponent are lost.
 *
 * <p>The tree is built here and not by an {@code ObjectMapper} because the depth limit differs per
 * configuration, whereas a mapper has one for life and is too heavy to have per session.
 */
public final class JsonReader {
  /** Trees are written by recursion; up to here that needs a small part of a thread's stack. */
  public static final int DEEPEST = 1000;

  /** Values in one text, keys not counted: an empty array of three characters takes about sixty. */
  static final int MAX_VALUES = 100_000;

  /** Digits of one number: far beyond what clients can mean, and cheap to convert. */
  private static final int MAX_DIGITS = 1000;

  /**
   * Power of ten. A double ends at 308; an exponent without bound would let a few characters become
   * gigabytes when someone asks for the number as an integer.
   */
  private static final int MAX_EXPONENT = 1000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  // Keys come from clients: keeping each of them for the next time would let them fill the table.
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST)
          .maxNumberLength(MAX_DIGITS)
          .build())
      .build();

  private final JsonParser parser;
  private final int maxDepth;
  private final Deque<JsonNode> open = new ArrayDeque<>();
  private String key = "";
  private int values;

  private JsonReader(JsonParser parser, int maxDepth) {
    this.parser = parser;
    this.maxDepth = maxDepth;
  }

  /**
   * The one value that the text holds.
   *
   * @param maxDepth arrays and objects inside one another, at most
   *     {@value DEEPEST}
   * @throws ProtocolViolation if the text is anything but one JSON value within the limits
   */
  public static JsonNode read(String text, int maxDepth) throws ProtocolViolation {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonReader(parser, maxDepth).document();
    } catch (IOException e) {
      throw new ProtocolViolation("malformed JSON");
    }
  }

  private JsonNode document() throws IOException, ProtocolViolation {
    JsonNode root = value(next());
    while (!open.isEmpty()) {
      JsonToken token = next();
      if (token == JsonToken.FIELD_NAME) {
        key = parser.currentName();
      } else if (token.isStructEnd()) {
        open.pop();
      } else {
        value(token);
      }
    }
    if (parser.nextToken() != null) {
      throw new ProtocolViolation("text after the JSON");
    }
    return root;
  }

  private JsonToken next() throws IOException, ProtocolViolation {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new ProtocolViolation("JSON ends too early");
    }
    return token;
  }

  private JsonNode value(JsonToken token) throws IOException, ProtocolViolation {
    if (++values > MAX_VALUES) {
      throw new ProtocolViolation("JSON has too many values");
    }
    JsonNode node = node(token);
    if (open.peek() instanceof ArrayNode array) {
      array.add(node);
    } else if (open.peek() instanceof ObjectNode object && object.replace(key, node) != null) {
      throw new ProtocolViolation("JSON key twice in one object");
    }
    if (token.isStructStart()) {
      if (open.size() == maxDepth) {
        throw new ProtocolViolation("JSON is nested too deep");
      }
      open.push(node);
    }
    return node;
  }

  private JsonNode node(JsonToken token) throws IOException, ProtocolViolation {
    return switch (token) {
      case START_ARRAY -> NODES.arrayNode();
      case START_OBJECT -> NODES.objectNode();
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new ProtocolViolation("malformed JSON");
    };
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private JsonNode decimal() throws IOException, ProtocolViolation {
    BigDecimal number;
    try {
      number = parser.getDecimalValue();
    } catch (NumberFormatException e) {
      // Jackson lets this one pass when the exponent is beyond what BigDecimal can hold.
      throw new ProtocolViolation("JSON number is out of range");
    }
    if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
      throw new ProtocolViolation("JSON number is out of range");
    }
    // The node factory would strip trailing zeros: 1.0 has to stay 1.0.
    return DecimalNode.valueOf(number);
  }
}
