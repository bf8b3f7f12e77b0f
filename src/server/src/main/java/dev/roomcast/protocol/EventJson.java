package dev.roomcast.protocol;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.event.DomainEvents;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Events as JSON, both ways: what applications fire becomes a payload, and what arrives over HTTP
 * becomes a domain event. Any thread may call it.
 *
 * <p>The payload of a record is its components; that of another class is its public
 * {@code getX()} and {@code isX()} properties. Names become snake_case, enum constants lower-case
 * words, times RFC 3339 text (RFC 3339, section 5.6); what is null is left out. The keys of a map
 * stay as they are, and so do its nulls. This holds for objects inside of a payload as well.
 */
public final class EventJson {
  /** How deep arrays and objects in a payload may lie in each other; people's data needs ten. */
  static final int MAX_DEPTH = 32;

  // A field of text is at most 10 000 characters in domain events; others may need some more.
  private static final int MAX_TEXT = 200_000;     // characters
  private static final int MAX_NAME = 200;         // characters
  private static final int MAX_NUMBER = 100;       // digits and signs; a double needs 25

  private static final int MAX_PATH_IN_MESSAGE = 5;   // a cycle has a path of hundreds

  private final ObjectMapper mapper = mapper();
  private final Map<String, EventReader> readers = new LinkedHashMap<>();

  public EventJson() {
    DomainEvents.byType().forEach((type, event) -> readers.put(type, new EventReader(type, event)));
  }

  /**
   * What clients get as the event's {@code data}; never its {@code type()} and {@code rooms()}.
   *
   * @throws IllegalArgumentException if it has no form in JSON, or none within the limits of
   *     {@link #read}; the message says where
   */
  public ObjectNode payload(RoomEvent event) {
    requireProperties(event);
    JsonNode payload;
    try {
      // By way of text: the generator stops at MAX_DEPTH, where a cycle of maps would otherwise
      // fill the stack, and what could not be read back elsewhere is refused here.
      payload = mapper.readTree(mapper.writeValueAsBytes(event));
    } catch (IOException unwritable) {
      throw new IllegalArgumentException(
          event.type() + ": " + place(unwritable)
              + " cannot be written as JSON, is nested too deeply or is too long",
          unwritable);
    }
    if (payload instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(event.type() + ": its payload must be a JSON object");
  }

  /** Whether Roomcast knows the type itself, so that {@link #parse} reads its events. */
  public boolean isDomainType(String type) {
    return readers.containsKey(type);
  }

  /**
   * Reads a domain event. Its constraints are not checked, except that what is required is there.
   *
   * @param type one that {@link #isDomainType} knows
   * @throws UnreadableEvent if a field is missing, unknown or of the wrong kind
   * @throws IllegalArgumentException if the type is not a domain type
   */
  public RoomEvent parse(String type, JsonNode data) throws UnreadableEvent {
    EventReader reader = readers.get(type);
    if (reader == null) {
      throw new IllegalArgumentException("not a domain type: " + type);
    }
    return reader.read(data);
  }

  /**
   * Reads JSON that came from outside, within limits: nothing nested deeper than
   * {@value #MAX_DEPTH}, no overlong text or number, no field twice, nothing after the end.
   *
   * @param json UTF-8; the caller bounds its length
   * @throws UnreadableEvent if it is not JSON or beyond a limit
   */
  public JsonNode read(byte[] json) throws UnreadableEvent {
    try {
      JsonNode tree = mapper.readTree(json);
      if (!tree.isMissingNode()) {
        return tree;
      }
    } catch (StreamConstraintsException beyond) {
      throw UnreadableEvent.asAWhole(
          "the JSON is nested too deeply, or has a name, text or number that is too long");
    } catch (IOException malformed) {
      // Falls to the refusal below: Jackson's message would tell about our classes.
    }
    throw UnreadableEvent.asAWhole("the body must be JSON with each field once");
  }

  // Fluent accessors of a class look like any method: better refused than sent as {}.
  private void requireProperties(RoomEvent event) {
    JavaType type = mapper.constructType(event.getClass());
    if (!event.getClass().isRecord()
        && mapper.getSerializationConfig().introspect(type).findProperties().isEmpty()) {
      throw new IllegalArgumentException(
          event.type() + ": " + event.getClass().getName()
              + " has no payload; make it a record, or give it public getX() methods");
    }
  }

  private static String place(IOException unwritable) {
    if (unwritable instanceof JsonMappingException at && !at.getPath().isEmpty()) {
      return at.getPath().stream()
          .limit(MAX_PATH_IN_MESSAGE)
          .map(each -> each.getFieldName() != null ? each.getFieldName() : "" + each.getIndex())
          .collect(joining("."));
    }
    return "its payload";
  }

  private static ObjectMapper mapper() {
    StreamReadConstraints limits = StreamReadConstraints.builder()
        .maxNestingDepth(MAX_DEPTH)
        .maxStringLength(MAX_TEXT)
        .maxNameLength(MAX_NAME)
        .maxNumberLength(MAX_NUMBER)
        .build();
    JsonFactory factory = JsonFactory.builder()
        .streamReadConstraints(limits)
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .build();
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .addModule(new WireNaming.EnumWords())
        .propertyNamingStrategy(new WireNaming.SnakeCase())
        .accessorNaming(new WireNaming.OnlyComponents())
        .addMixIn(RoomEvent.class, NotPayload.class)
        .defaultPropertyInclusion(JsonInclude.Value.construct(
            JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // Decimals pass as they were written: 0.10 stays 0.10, and 1e400 does not turn infinite.
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /** Also hides a record's component of that name: it is the accessor. */
  private interface NotPayload {
    @JsonIgnore
    String type();

    @JsonIgnore
    Set<Room> rooms();
  }
}
