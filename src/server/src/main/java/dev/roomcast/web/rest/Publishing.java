package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.Published;
import dev.roomcast.api.ValidEvents;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.protocol.EventJson;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.UnreadableEvent;
import dev.roomcast.web.Callers;
import dev.roomcast.web.EventBroadcaster;
import dev.roomcast.web.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiConsumer;

/** What both publish resources do alike: read a body, publish all of it or nothing, answer. */
@ApplicationScoped
public class Publishing {
  private final EventJson json = new EventJson();

  @Inject private Node node;
  @Inject private Callers callers;
  @Inject private EventBroadcaster broadcaster;
  @Inject private Validator validator;

  /**
   * Publishes what a request's body holds.
   *
   * @param reading puts the events of the body into the request
   * @param caller whose idempotency key it is
   * @param key the Idempotency-Key header, or null if there is none
   */
  Response publish(
      InputStream body, BiConsumer<JsonNode, PublishRequest> reading, String caller, String key)
      throws IOException {
    int maxBytes = node.settings().engine().maxPayload();
    byte[] bytes = body.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      return refused(
          413, Refusal.TOO_LARGE, "A request may have " + maxBytes + " bytes at most.");
    }
    PublishRequest request =
        new PublishRequest(json, new ValidEvents(validator), broadcaster);
    try {
      reading.accept(json.read(bytes), request);
      if (!request.violations().isEmpty()) {
        callers.count(Refusal.INVALID_EVENT);
        return RestErrors.invalid(request.violations());
      }
      return published(broadcaster.publish(request.drafts(), key(caller, key)));
    } catch (UnreadableEvent | IllegalArgumentException unreadable) {
      return refused(400, Refusal.BAD_REQUEST, unreadable.getMessage());
    }
  }

  private static IdempotencyKey key(String caller, String key) {
    return key == null || key.isBlank()
        ? IdempotencyKey.NONE
        : new IdempotencyKey(caller, key.strip());
  }

  /** The most events that one request may hold. */
  int maxBatch() {
    return node.settings().maxBatch();
  }

  private Response refused(int status, Refusal refusal, String message) {
    callers.count(refusal);
    return RestErrors.response(status, new Refused(refusal, message));
  }

  private static Response published(List<Published> events) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode all = body.putArray("published");
    for (Published event : events) {
      ObjectNode each =
          all.addObject()
              .put("id", event.id())
              .put("type", event.type())
              .put("time", PushJson.rfc3339(event.time()));
      ArrayNode rooms = each.putArray("rooms");
      event.rooms().forEach(room -> rooms.add(room.name()));
    }
    return Response.ok(body.toString(), MediaType.APPLICATION_JSON_TYPE).build();
  }
}
