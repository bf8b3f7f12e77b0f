package dev.roomcast.webapp.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.UnreadableEvent;
import dev.roomcast.webapp.dev.DevRefused.Violation;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Lists the domain events with an example of each, and fires one just as an application does. */
@WebServlet("/dev/events")
public class DevEventsServlet extends DevServlet {
  private static final long serialVersionUID = 1L;

  @Inject
  private transient Event<RoomEvent> events;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    List<Type> types = EventExamples.of(request::getParameter, now).all().stream()
        .map(example -> new Type(example.type(), EVENTS.payload(example)))
        .toList();
    send(response, HttpServletResponse.SC_OK, new Types(types));
  }

  @Override
  void post(JsonNode body, HttpServletResponse response) throws DevRefused {
    try {
      events.fire(read(body));
    } catch (ConstraintViolationException invalid) {
      throw new DevRefused(
          400, Refusal.INVALID_EVENT, "The event breaks its type's rules.", violations(invalid));
    } catch (PublishFailed failed) {
      throw new DevRefused(
          503, failed.retryable() ? Refusal.OVERLOADED : Refusal.INTERNAL, failed.getMessage());
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static RoomEvent read(JsonNode body) throws DevRefused {
    String type = body.path("type").asText();
    if (!EVENTS.isDomainType(type)) {
      throw new DevRefused(400, Refusal.UNKNOWN_TYPE, "There is no event of this type.");
    }
    try {
      return EVENTS.parse(type, body.path("data"));
    } catch (UnreadableEvent unreadable) {
      List<Violation> violations = unreadable.field()
          .map(field -> List.of(new Violation(field, unreadable.getMessage())))
          .orElse(List.of());
      throw new DevRefused(400, Refusal.INVALID_EVENT, unreadable.getMessage(), violations);
    }
  }

  private static List<Violation> violations(ConstraintViolationException invalid) {
    return invalid.getConstraintViolations().stream()
        .map(each -> new Violation(fieldName(each.getPropertyPath().toString()), each.getMessage()))
        .toList();
  }

  /** A component's path as in the JSON: {@code labels[0].<list element>} is {@code labels[0]}. */
  static String fieldName(String path) {
    return path.replaceAll("\\.?<[^>]*>", "")
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  private record Types(List<Type> types) {}

  private record Type(String type, ObjectNode example) {}
}
