package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.spi.WireName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes records of one domain event from JSON, and takes nothing that the record does not have. */
final class EventReader {
  // A name that may be repeated to the client: the answer stays short and readable.
  private static final Pattern PRESENTABLE = Pattern.compile("[A-Za-z0-9_.-]{1,50}");

  private record Field(FieldReading reading, boolean required) {}

  private final String type;
  private final Constructor<? extends RoomEvent> constructor;
  private final Map<String, Field> fields = new LinkedHashMap<>();   // by wire name, in order

  /**
   * Reads a record's components.
   *
   * @throws IllegalStateException if one has a type that is not foreseen for domain events
   */
  EventReader(String type, Class<? extends RoomEvent> event) {
    this.type = type;
    RecordComponent[] components = event.getRecordComponents();
    for (RecordComponent each : components) {
      fields.put(WireName.of(each.getName()), new Field(FieldReading.of(each), required(each)));
    }
    try {
      constructor = event.getConstructor(
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);   // a public record has it
    }
  }

  RoomEvent read(JsonNode data) throws UnreadableEvent {
    if (!data.isObject()) {
      throw UnreadableEvent.asAWhole("data must be an object");
    }
    refuseUnknown(data.fieldNames());
    Object[] values = new Object[fields.size()];
    int next = 0;
    for (Map.Entry<String, Field> each : fields.entrySet()) {
      values[next++] = read(each.getKey(), each.getValue(), data);
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);   // domain records accept any values
    }
  }

  private void refuseUnknown(Iterator<String> names) throws UnreadableEvent {
    while (names.hasNext()) {
      String name = names.next();
      if (!fields.containsKey(name)) {
        throw PRESENTABLE.matcher(name).matches()
            ? UnreadableEvent.at(name, "is not a field of " + type)
            : UnreadableEvent.asAWhole("data has a field that " + type + " has not");
      }
    }
  }

  private static Object read(String name, Field field, JsonNode data) throws UnreadableEvent {
    JsonNode value = data.path(name);
    if (!value.isMissingNode() && !value.isNull()) {
      return field.reading.read(name, value);
    }
    if (field.required) {
      throw UnreadableEvent.at(name, "is missing");
    }
    return null;
  }

  private static boolean required(RecordComponent component) {
    return component.getType().isPrimitive()
        || component.getAccessor().isAnnotationPresent(NotNull.class)
        || component.getAccessor().isAnnotationPresent(NotBlank.class);
  }
}
