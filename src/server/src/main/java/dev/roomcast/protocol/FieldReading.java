package dev.roomcast.protocol;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.spi.WireName;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How one JSON value becomes the value of a record component. Nothing is converted: a number in
 * quotes is not a number.
 */
@FunctionalInterface
interface FieldReading {

  /** Reads a value that is not null; {@code field} is its name on the wire. */
  Object read(String field, JsonNode value) throws UnreadableEvent;

  /** The reading for a component's type, which is one of those that domain events use. */
  static FieldReading of(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return constants(type);
    }
    if (type == List.class) {
      return FieldReading::texts;
    }
    if (type == Map.class) {
      return (field, value) -> {
        require(value.isObject(), field, "must be an object");
        return plain(field, value, 1);
      };
    }
    FieldReading simple = Simple.BY_TYPE.get(type);
    if (simple == null) {
      throw new IllegalStateException("no way to read " + component);
    }
    return simple;
  }

  private static FieldReading constants(Class<?> type) {
    Map<String, Object> byWord = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      byWord.put(WireName.of((Enum<?>) constant), constant);
    }
    String words = byWord.keySet().stream().collect(joining(", ", "must be one of ", ""));
    return (field, value) -> {
      require(value.isTextual() && byWord.containsKey(value.textValue()), field, words);
      return byWord.get(value.textValue());
    };
  }

  private static List<String> texts(String field, JsonNode value) throws UnreadableEvent {
    require(value.isArray(), field, "must be a list");
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      require(each.isTextual(), field + "[" + texts.size() + "]", "must be text");
      texts.add(each.textValue());
    }
    return texts;
  }

  // Clients keep numbers as doubles, so one beyond a double would reach none of them as it was.
  private static Object plain(String field, JsonNode value, int depth) throws UnreadableEvent {
    require(depth <= EventJson.MAX_DEPTH, field, "is nested too deeply");
    if (value.isObject()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> each : value.properties()) {
        fields.put(each.getKey(), plain(field, each.getValue(), depth + 1));
      }
      return fields;
    }
    if (value.isArray()) {
      List<Object> elements = new ArrayList<>();
      for (JsonNode each : value) {
        elements.add(plain(field, each, depth + 1));
      }
      return elements;
    }
    if (value.isNumber()) {
      require(Double.isFinite(value.doubleValue()), field, "has a number that is too large");
      return value.numberValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNull() ? null : value.textValue();
  }

  private static void require(boolean right, String field, String rule) throws UnreadableEvent {
    if (!right) {
      throw UnreadableEvent.at(field, rule);
    }
  }

  /** The readings that need nothing but the value. */
  final class Simple {
    private static final Pattern UUID_TEXT =
        Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    // RFC 3339, section 5.6; Java's own parser also takes years of more digits and no seconds.
    private static final Pattern TIME_TEXT = Pattern.compile(
        "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private static final FieldReading INT =
        number("must be a whole number of at most 32 bits", JsonNode::canConvertToInt,
            JsonNode::intValue);
    private static final FieldReading LONG =
        number("must be a whole number of at most 64 bits", JsonNode::canConvertToLong,
            JsonNode::longValue);
    private static final FieldReading BOOLEAN = (field, value) -> {
      require(value.isBoolean(), field, "must be true or false");
      return value.booleanValue();
    };

    static final Map<Class<?>, FieldReading> BY_TYPE = Map.of(
        String.class, text("must be text", Optional::of),
        UUID.class, text("must be a UUID", Simple::uuid),
        URI.class, text("must be a URL", Simple::url),
        Instant.class, text("must be an RFC 3339 time such as 2026-01-31T12:00:00Z", Simple::time),
        int.class, INT,
        Integer.class, INT,
        long.class, LONG,
        boolean.class, BOOLEAN);

    private Simple() {}

    private static FieldReading text(String rule, Function<String, Optional<?>> parser) {
      return (field, value) -> {
        Optional<?> read = value.isTextual() ? parser.apply(value.textValue()) : Optional.empty();
        require(read.isPresent(), field, rule);
        return read.get();
      };
    }

    private static FieldReading number(
        String rule, Predicate<JsonNode> fits, Function<JsonNode, Object> reading) {
      return (field, value) -> {
        require(value.isIntegralNumber() && fits.test(value), field, rule);
        return reading.apply(value);
      };
    }

    private static Optional<UUID> uuid(String text) {
      return UUID_TEXT.matcher(text).matches()
          ? Optional.of(UUID.fromString(text))
          : Optional.empty();
    }

    private static Optional<URI> url(String text) {
      try {
        return Optional.of(URI.create(text));
      } catch (IllegalArgumentException notAUrl) {
        return Optional.empty();
      }
    }

    private static Optional<Instant> time(String text) {
      if (!TIME_TEXT.matcher(text).matches()) {
        return Optional.empty();
      }
      try {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeException noSuchTime) {
        return Optional.empty();
      }
    }
  }
}
