package dev.roomcast.webapp.admin.publish;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.formlayout.FormLayout.ResponsiveStep;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An event of any type with any data, for any rooms. */
final class FreeForm extends FormLayout {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TextField type = new TextField("type");
  private final TextField rooms = new TextField("rooms");
  private final TextArea data = new TextArea("data");

  FreeForm() {
    setResponsiveSteps(new ResponsiveStep("0", 1), new ResponsiveStep("36rem", 2));
    type.setRequiredIndicatorVisible(true);
    type.setHelperText(text("publish.type-help"));
    rooms.setRequiredIndicatorVisible(true);
    rooms.setHelperText(text("publish.list"));
    data.setHelperText(text("publish.json"));
    data.addClassName("code");
    data.setMinHeight("10rem");
    data.setValue("{\n  \"text\": \"\"\n}");
    add(type, rooms);
    add(data, 2);
  }

  void into(String room) {
    rooms.setValue(room);
  }

  /** The event as it is written there; empty if the data is no JSON, which is then said there. */
  Optional<JsonNode> read() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", type.getValue().strip());
    var names = event.putArray("rooms");
    Stream.of(rooms.getValue().split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    try {
      event.set("data", JSON.readTree(data.getValue()));
      return Optional.of(event);
    } catch (JsonProcessingException noJson) {
      complain("data", text("publish.no-json", noJson.getOriginalMessage()));
      return Optional.empty();
    }
  }

  boolean complain(String field, String reason) {
    HasValidation input = Map.<String, HasValidation>of("type", type, "rooms", rooms, "data", data)
        .get(field);
    if (input == null) {
      return false;
    }
    input.setErrorMessage(reason);
    input.setInvalid(true);
    return true;
  }

  void calm() {
    Stream.of(type, rooms, data).forEach(field -> ((HasValidation) field).setInvalid(false));
  }
}
