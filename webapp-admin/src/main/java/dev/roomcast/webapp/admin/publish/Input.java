package dev.roomcast.webapp.admin.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field of the form and what it holds as JSON.
 *
 * @param <T> the type of the field's values
 */
final class Input<T, F extends AbstractField<F, T> & HasValidation> {
  private final F field;
  private final Function<T, Optional<JsonNode>> toJson;
  private final Function<JsonNode, T> fromJson;

  /**
   * @param toJson empty if there is nothing to send
   * @param fromJson gives the value for JSON that is there
   */
  Input(F field, Function<T, Optional<JsonNode>> toJson, Function<JsonNode, T> fromJson) {
    this.field = field;
    this.toJson = toJson;
    this.fromJson = fromJson;
  }

  Component field() {
    return field;
  }

  Optional<JsonNode> read() {
    return toJson.apply(field.getValue());
  }

  /** Shows a value; nothing if it is not there. */
  void write(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      field.clear();
    } else {
      field.setValue(fromJson.apply(json));
    }
  }

  void complain(String reason) {
    field.setErrorMessage(reason);
    field.setInvalid(true);
  }

  void calm() {
    field.setInvalid(false);
  }
}
