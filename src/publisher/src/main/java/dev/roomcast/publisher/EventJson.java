package dev.roomcast.publisher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.spi.WireName;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes events as the hub's publish API reads them: {@code type}, {@code data} and, for types that
 * the hub does not know, {@code rooms}. In {@code data}, names are snake_case by {@link WireName},
 * times RFC 3339 text, enum constants lower-case words; null components are left out, and a map
 * keeps its text keys and its nulls. Any thread may use it.
 */
final class EventJson {
  private final Map<String, Class<? extends RoomEvent>> builtIn;
  private final JsonMapper mapper = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .addModule(new Jdk8Module())
      .addModule(new SimpleModule()
          .addSerializer(Enum.class, new EnumWord())
          .addKeySerializer(Enum.class, new EnumKey())
          .setSerializerModifier(new ComponentsOnly()))
      .propertyNamingStrategy(new SnakeCase())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
      .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
      .defaultPropertyInclusion(JsonInclude.Value.construct(
          JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
      .build();

  /**
   * Makes a writer.
   *
   * @param builtIn the types whose rooms the hub works out from the payload
   */
  EventJson(Map<String, Class<? extends RoomEvent>> builtIn) {
    this.builtIn = Map.copyOf(builtIn);
  }

  /**
   * Writes the event as it is now; later changes to it do not matter.
   *
   * @throws PublishFailed if it has no JSON form, or takes the type of a built-in event that it is
   *     not: the hub would send it to other rooms than it names
   */
  Outgoing write(RoomEvent event) {
    String type = event.type();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("data", event);
    Class<? extends RoomEvent> expected = builtIn.get(type);
    if (expected == null) {
      json.put("rooms", event.rooms().stream().map(Room::name).toList());
    } else if (!expected.isInstance(event)) {
      throw new PublishFailed(
          "type " + type + " belongs to " + expected.getName() + "; "
              + event.getClass().getName() + " needs a type of its own",
          false);
    }
    try {
      return new Outgoing(type, mapper.writeValueAsBytes(json));
    } catch (JsonProcessingException noJson) {
      throw new PublishFailed(
          event.getClass().getName() + " cannot be written as JSON: "
              + noJson.getOriginalMessage(),
          false, noJson);
    }
  }

  private static final class SnakeCase extends NamingBase {
    private static final long serialVersionUID = 1L;

    @Override
    public String translate(String propertyName) {
      return WireName.of(propertyName);
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class EnumWord extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum constant, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeString(WireName.of(constant));
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class EnumKey extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum constant, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeFieldName(WireName.of(constant));
    }
  }

  /* A record's payload is its components: neither its getters, nor an event's type and rooms. */
  private static final class ComponentsOnly extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;
    private static final Set<String> ENVELOPE = Set.of("type", "rooms");

    @Override
    public List<BeanPropertyWriter> changeProperties(
        SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
      Class<?> type = bean.getBeanClass();
      if (RoomEvent.class.isAssignableFrom(type)) {
        properties.removeIf(property -> ENVELOPE.contains(property.getMember().getName()));
      }
      if (type.isRecord()) {
        Set<String> components = Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
        properties.removeIf(property -> !components.contains(property.getMember().getName()));
      }
      return properties;
    }
  }
}
