package dev.roomcast.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of what clients emit and applications answer: JSON trees, with {@code BinaryNode}s in
 * them, as plain Java values and back. Numbers keep their digits both ways. Any thread may call it.
 */
public final class PlainValues {
  private static final int MAX_BINARIES = 10;
  private static final JsonMapper MAPPER = mapper();

  private PlainValues() {}

  /** The values of a list of trees; see {@link #of(JsonNode)}. */
  public static List<Object> of(Iterable<JsonNode> trees) {
    List<Object> values = new ArrayList<>();
    trees.forEach(tree -> values.add(of(tree)));
    return Collections.unmodifiableList(values);
  }

  /**
   * {@code Map}, {@code List}, {@code String}, {@code Long}, {@code BigDecimal}, {@code Boolean},
   * {@code byte[]} or null, whatever the tree is.
   */
  public static Object of(JsonNode tree) {
    if (tree instanceof BinaryNode binary) {
      return binary.binaryValue();
    }
    return switch (tree.getNodeType()) {
      case OBJECT -> map(tree);
      case ARRAY -> of((Iterable<JsonNode>) tree);
      case STRING -> tree.textValue();
      case NUMBER -> number(tree);
      case BOOLEAN -> tree.booleanValue();
      default -> null;
    };
  }

  /** The fields of an object, in their order; none if it is no object. */
  public static Map<String, Object> map(JsonNode object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
    return Collections.unmodifiableMap(fields);
  }

  private static Number number(JsonNode number) {
    if (number.isIntegralNumber() && number.canConvertToLong()) {
      return number.longValue();
    }
    return number.decimalValue();
  }

  /**
   * Values of the application as trees.
   *
   * @throws IllegalArgumentException if one has no form in JSON, or there are more than
   *     {@value #MAX_BINARIES} binary values in all: the reference client ends a connection that
   *     brings it more of them in one message
   */
  public static List<JsonNode> json(Object... values) {
    List<JsonNode> trees = new ArrayList<>(values.length);
    for (Object value : values) {
      trees.add(json(value));
    }
    int binaries = trees.stream().mapToInt(PlainValues::binaries).sum();
    if (binaries > MAX_BINARIES) {
      throw new IllegalArgumentException(
          "at most " + MAX_BINARIES + " binary values go into one message, not " + binaries);
    }
    return trees;
  }

  private static int binaries(JsonNode tree) {
    int count = tree.isBinary() ? 1 : 0;
    for (JsonNode child : tree) {
      count += binaries(child);
    }
    return count;
  }

  private static JsonNode json(Object value) {
    try {
      return MAPPER.valueToTree(value);
    } catch (StackOverflowError endless) {
      // A map that holds itself; Jackson turns the same in a bean into an exception.
      throw new IllegalArgumentException("a value is nested too deeply, or holds itself");
    }
  }

  /**
   * A tree as a type of the application.
   *
   * @throws IllegalArgumentException if it has not that form; the message says where, in words for
   *     the client
   */
  public static <T> T read(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(place(unreadable) + "is missing or has the wrong type");
    }
  }

  private static String place(JsonProcessingException unreadable) {
    StringBuilder path = new StringBuilder();
    if (unreadable instanceof JsonMappingException at) {
      for (JsonMappingException.Reference each : at.getPath()) {
        String field = each.getFieldName();
        if (field == null) {
          path.append('[').append(each.getIndex()).append(']');
        } else {
          path.append(path.isEmpty() ? "" : ".").append(field);
        }
      }
    }
    return path.isEmpty() ? "it " : "\"" + path + "\" ";
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .addModule(new WireNaming.EnumWords())
        .annotationIntrospector(new WireNaming.EnumNames())
        .propertyNamingStrategy(new WireNaming.SnakeCase())
        .accessorNaming(new WireNaming.OnlyComponents())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.USE_LONG_FOR_INTS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }
}
