package dev.roomcast.webapp.admin.publish;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.roomcast.api.spi.WireName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes the field that suits a component of a record. Whatever is written there is sent as it is, so
 * that the event's own rules say what is wrong with it.
 */
final class Inputs {
  private static final int LONG_TEXT = 500;   // characters; beyond it a text gets several lines
  private static final ObjectMapper JSON = new ObjectMapper();

  private Inputs() {}

  static Input<?, ?> of(String name, RecordComponent component) {
    Class<?> type = component.getType();
    boolean required = !type.isPrimitive() && isRequired(component);
    if (type == boolean.class) {
      return flag(name);
    }
    if (type.isEnum()) {
      return choice(name, type, required);
    }
    if (List.class.isAssignableFrom(type)) {
      return list(name, required);
    }
    if (Map.class.isAssignableFrom(type)) {
      return object(name, required);
    }
    if (type == int.class || type == long.class || type == Integer.class) {
      return number(name, required || type.isPrimitive());
    }
    if (type == String.class && mayBeLong(component)) {
      return longText(name, required);
    }
    return shortText(name, type, required);
  }

  private static boolean isRequired(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(NotNull.class)
        || component.getAccessor().isAnnotationPresent(NotBlank.class);
  }

  private static boolean mayBeLong(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(Size.class))
        .filter(size -> size.max() > LONG_TEXT)
        .isPresent();
  }

  private static Input<Boolean, Checkbox> flag(String name) {
    return new Input<>(
        new Checkbox(name), value -> Optional.of(BooleanNode.valueOf(value)), JsonNode::asBoolean);
  }

  private static Input<String, Select<String>> choice(
      String name, Class<?> type, boolean required) {
    Select<String> select = new Select<>();
    select.setLabel(name);
    select.setItems(
        Stream.of(type.getEnumConstants()).map(each -> WireName.of((Enum<?>) each)).toList());
    select.setEmptySelectionAllowed(!required);
    select.setRequiredIndicatorVisible(required);
    return new Input<>(
        select, value -> Optional.ofNullable(value).map(TextNode::valueOf), JsonNode::asText);
  }

  private static Input<String, TextField> shortText(String name, Class<?> type, boolean required) {
    TextField field = new TextField(name);
    field.setRequiredIndicatorVisible(required);
    if (type == UUID.class) {
      field.setHelperText(text("publish.uuid"));
    } else if (type == Instant.class) {
      field.setHelperText(text("publish.time"));
    } else if (type == URI.class) {
      field.setHelperText(text("publish.url"));
    }
    return new Input<>(field, Inputs::textNode, JsonNode::asText);
  }

  private static Input<String, TextArea> longText(String name, boolean required) {
    TextArea field = new TextArea(name);
    field.setRequiredIndicatorVisible(required);
    return new Input<>(field, Inputs::textNode, JsonNode::asText);
  }

  private static Optional<JsonNode> textNode(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty()).map(TextNode::valueOf);
  }

  /* What is no number goes as text, and comes back with the rule that it breaks. */
  private static Input<String, TextField> number(String name, boolean required) {
    TextField field = new TextField(name);
    field.setRequiredIndicatorVisible(required);
    field.getElement().setAttribute("inputmode", "numeric");
    return new Input<>(
        field,
        value -> textNode(value.strip()).map(Inputs::numberOrText),
        JsonNode::asText);
  }

  private static JsonNode numberOrText(JsonNode text) {
    try {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(text.textValue()));
    } catch (NumberFormatException noNumber) {
      return text;
    }
  }

  private static Input<String, TextField> list(String name, boolean required) {
    TextField field = new TextField(name);
    field.setRequiredIndicatorVisible(required);
    field.setHelperText(text("publish.list"));
    return new Input<>(field, value -> Optional.of(arrayNode(value)), Inputs::joined);
  }

  private static JsonNode arrayNode(String value) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    Stream.of(value.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .forEach(array::add);
    return array;
  }

  private static String joined(JsonNode array) {
    StringBuilder joined = new StringBuilder();
    array.forEach(item -> joined.append(joined.length() == 0 ? "" : ", ").append(item.asText()));
    return joined.toString();
  }

  private static Input<String, TextArea> object(String name, boolean required) {
    TextArea field = new TextArea(name);
    field.setRequiredIndicatorVisible(required);
    field.setHelperText(text("publish.object"));
    field.setValue("{}");
    return new Input<>(field, Inputs::jsonOrText, JsonNode::toString);
  }

  private static Optional<JsonNode> jsonOrText(String value) {
    try {
      return value.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(value));
    } catch (JsonProcessingException noJson) {
      return Optional.of(TextNode.valueOf(value));
    }
  }
}
