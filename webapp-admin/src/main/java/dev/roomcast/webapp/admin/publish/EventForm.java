package dev.roomcast.webapp.admin.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.formlayout.FormLayout.ResponsiveStep;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.spi.WireName;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** A field for each component of an event's record, named as on the wire. */
final class EventForm extends FormLayout {
  private static final long serialVersionUID = 1L;

  private final Map<String, Input<?, ?>> inputs = new LinkedHashMap<>();

  EventForm(Class<? extends RoomEvent> event) {
    setResponsiveSteps(new ResponsiveStep("0", 1), new ResponsiveStep("36rem", 2));
    for (RecordComponent component : event.getRecordComponents()) {
      String name = WireName.of(component.getName());
      Input<?, ?> input = Inputs.of(name, component);
      inputs.put(name, input);
      add(input.field());
    }
  }

  /** The payload as it is written there; what is left empty is left out. */
  ObjectNode read() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    inputs.forEach((name, input) -> input.read().ifPresent(value -> data.set(name, value)));
    return data;
  }

  void fill(JsonNode data) {
    inputs.forEach((name, input) -> input.write(data.path(name)));
  }

  /**
   * Shows what is wrong at the field that it is about.
   *
   * @return false if there is no such field
   */
  boolean complain(String field, String reason) {
    Input<?, ?> input = inputs.get(field.replaceAll("[\\[.].*", ""));
    if (input == null) {
      return false;
    }
    input.complain(reason);
    return true;
  }

  void calm() {
    inputs.values().forEach(Input::calm);
  }
}
