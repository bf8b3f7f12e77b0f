package dev.roomcast.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  enum State { IN_PROGRESS }

  record Line(String itemName, int unitCount) {
    public String getLabel() {
      return itemName + unitCount;
    }
  }

  record OrderChanged(
      UUID orderId, State newState, Instant changedAt, String note, Optional<String> byWhom,
      List<Line> orderLines, Map<String, Object> extraValues) implements RoomEvent {

    @Override
    public String type() {
      return "order.changed";
    }

    @Override
    public Set<Room> rooms() {
      return Set.of(new Room("order:1"));
    }

    public boolean isUrgent() {
      return true;
    }
  }

  record Anything(String type, Set<Room> rooms, List<String> words) implements RoomEvent {
  }

  record Broken(Object self) implements RoomEvent {
    @Override
    public String type() {
      return "broken";
    }

    @Override
    public Set<Room> rooms() {
      return Set.of(Room.GLOBAL);
    }
  }

  private final EventJson json = new EventJson(Map.of("order.built_in", OrderChanged.class));

  @Test
  void componentsAreSnakeCaseTimesAreTextAndEnumConstantsAreLowerCase() {
    Map<String, Object> extra = new LinkedHashMap<>();
    extra.put("Any Key", 1);
    extra.put("camelCase", null);
    var event = new OrderChanged(
        new UUID(0, 1), State.IN_PROGRESS, Instant.parse("2026-01-02T03:04:05.600Z"), null,
        Optional.empty(), List.of(new Line("nut", 2)), extra);

    assertEquals(
        "{\"type\":\"order.changed\",\"data\":{"
            + "\"order_id\":\"00000000-0000-0000-0000-000000000001\","
            + "\"new_state\":\"in_progress\","
            + "\"changed_at\":\"2026-01-02T03:04:05.600Z\","
            + "\"order_lines\":[{\"item_name\":\"nut\",\"unit_count\":2}],"
            + "\"extra_values\":{\"Any Key\":1,\"camelCase\":null}},"
            + "\"rooms\":[\"order:1\"]}",
        text(json.write(event)));
  }

  @Test
  void typeAndRoomsAreNotInThePayloadEvenIfTheyAreComponents() {
    var event = new Anything("some.type", Set.of(Room.GLOBAL), List.of());

    assertEquals(
        "{\"type\":\"some.type\",\"data\":{\"words\":[]},\"rooms\":[\"global\"]}",
        text(json.write(event)));
  }

  @Test
  void aTypeThatTheHubKnowsIsSentWithoutRooms() {
    EventJson knowing = new EventJson(Map.of("some.type", Anything.class));

    assertEquals(
        "{\"type\":\"some.type\",\"data\":{\"words\":[]}}",
        text(knowing.write(new Anything("some.type", Set.of(Room.GLOBAL), List.of()))));
  }

  @Test
  void anEventMayNotTakeTheTypeOfABuiltInOne() {
    var event = new Anything("order.built_in", Set.of(Room.user("1")), List.of());

    PublishFailed failed = assertThrows(PublishFailed.class, () -> json.write(event));

    assertFalse(failed.retryable());
    assertTrue(failed.getMessage().contains("order.built_in"), failed.getMessage());
  }

  @Test
  void laterChangesToAnEventDoNotMatter() {
    List<String> words = new ArrayList<>(List.of("before"));
    Outgoing written = json.write(new Anything("some.type", Set.of(Room.GLOBAL), words));

    words.add("after");

    assertFalse(text(written).contains("after"));
  }

  @Test
  void anEventWithoutAJsonFormIsRefusedAtOnce() {
    Object[] cycle = new Object[1];
    cycle[0] = cycle;

    PublishFailed failed =
        assertThrows(PublishFailed.class, () -> json.write(new Broken(cycle)));

    assertFalse(failed.retryable());
  }

  private static String text(Outgoing event) {
    return new String(event.json(), StandardCharsets.UTF_8);
  }
}
