package dev.roomcast.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roomcast.api.EventTypes;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Draft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * An event as a running system emits it.
 *
 * @param rooms none for everybody
 */
record Emitted(String event, List<JsonNode> arguments, String namespace, List<String> rooms) {
  private static final Set<String> NAMESPACES = Set.of("/", "/ws"); // which are this hub

  /**
   * The same for the log. One argument is the event's data, several are a list, none is null.
   *
   * @throws Unfit if it cannot be said here
   */
  Draft draft() throws Unfit {
    if (!NAMESPACES.contains(namespace)) {
      throw new Unfit(Outcome.NAMESPACE);
    }
    if (arguments.stream().anyMatch(Emitted::hasBinary)) {
      throw new Unfit(Outcome.BINARY);
    }
    return draft(type(), data().toString().getBytes(StandardCharsets.UTF_8));
  }

  private String type() throws Unfit {
    try {
      return EventTypes.require(event);
    } catch (IllegalArgumentException notAType) {
      throw new Unfit(Outcome.TYPE);
    }
  }

  private Draft draft(String type, byte[] data) throws Unfit {
    try {
      List<Room> receivers =
          rooms.isEmpty() ? List.of(Room.GLOBAL) : rooms.stream().map(Room::new).toList();
      return new Draft(type, receivers, data);
    } catch (IllegalArgumentException notRooms) {
      throw new Unfit(Outcome.ROOM);
    }
  }

  private JsonNode data() {
    if (arguments.size() == 1) {
      return arguments.get(0);
    }
    if (arguments.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    return all.addAll(arguments);
  }

  private static boolean hasBinary(JsonNode value) {
    if (value.isContainerNode()) {
      for (JsonNode each : value) {
        if (hasBinary(each)) {
          return true;
        }
      }
    }
    return value.isBinary();
  }
}
