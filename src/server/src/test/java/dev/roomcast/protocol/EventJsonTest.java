package dev.roomcast.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.event.DomainEvents;
import dev.roomcast.api.event.ProjectStatus;
import dev.roomcast.api.event.ProjectUpdated;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  static final List<WireEvents.Sample> SAMPLES = WireEvents.ALL;

  private final EventJson json = new EventJson();

  // ----- domain events, both ways

  @Test
  void thereIsASampleOfEachDomainType() {
    assertEquals(
        List.copyOf(DomainEvents.byType().keySet()),
        SAMPLES.stream().map(WireEvents.Sample::type).toList());
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void domainEventIsWrittenAsItWasRead(WireEvents.Sample sample) throws Exception {
    RoomEvent event = json.parse(sample.type(), json.read(sample.data().getBytes(UTF_8)));

    assertInstanceOf(DomainEvents.byType().get(sample.type()), event);
    assertEquals(sample.data(), json.payload(event).toString());
  }

  @Test
  void updateOfAProjectHasTheNamesItsClientsKnow() {
    var event = new ProjectUpdated(
        UUID.fromString("11111111-1111-4111-8111-111111111111"),
        "My Project",
        URI.create("https://git.example.org/my/project"),
        ProjectStatus.ACTIVE,
        UUID.fromString("33333333-3333-4333-8333-333333333333"),
        Map.of("status", "updated"));

    assertEquals(
        """
        {"project_id":"11111111-1111-4111-8111-111111111111",\
        "project_name":"My Project",\
        "repository_url":"https://git.example.org/my/project",\
        "status":"active",\
        "updated_by":"33333333-3333-4333-8333-333333333333",\
        "changes":{"status":"updated"}}""",
        json.payload(event).toString());
  }

  @Test
  void onlyDomainTypesAreParsed() {
    assertTrue(json.isDomainType("project.updated"));
    assertFalse(json.isDomainType("order.shipped"));
    assertThrows(
        IllegalArgumentException.class, () -> json.parse("order.shipped", data("{}")));
  }

  @Test
  void changesKeepKeysNullsAndOrder() throws Exception {
    String changes = """
        {"zIndex":null,"old_name":{"nestedKey":[1,2.50,true,"x",null]},"A":9007199254740993}""";

    ProjectUpdated event = (ProjectUpdated) json.parse(
        "project.updated", data(projectUpdated("changes", changes)));

    assertEquals(List.of("zIndex", "old_name", "A"), List.copyOf(event.changes().keySet()));
    assertEquals(changes, json.payload(event).get("changes").toString());
  }

  // ----- what is refused

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "project_id     | 7                    | project_id must be a UUID",
    "project_id     | \"7\"                | project_id must be a UUID",
    "project_id     | \"1-1-1-1-1\"        | project_id must be a UUID",
    "project_name   | 7                    | project_name must be text",
    "project_name   | {}                   | project_name must be text",
    "project_name   | null                 | project_name is missing",
    "repository_url | \"http://a b\"       | repository_url must be a URL",
    "status         | \"ACTIVE\"           | status must be one of active, paused, completed,"
        + " archived",
    "status         | 0                    | status must be one of active, paused, completed,"
        + " archived",
    "changes        | []                   | changes must be an object",
    "changes        | {\"a\":1e999}        | changes has a number that is too large",
    "colour         | \"red\"              | colour is not a field of project.updated",
    "projectName    | \"Shop\"             | projectName is not a field of project.updated",
    "type           | \"project.updated\"  | type is not a field of project.updated",
  })
  void wrongFieldIsNamedAsOnTheWire(String field, String value, String message) {
    assertRefused(field, message, "project.updated", projectUpdated(field, value));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "workflow.progress | progress     | 50.0      | progress must be a whole number of at most"
        + " 32 bits",
    "workflow.progress | progress     | \"50\"    | progress must be a whole number of at most"
        + " 32 bits",
    "workflow.progress | progress     | 2147483648 | progress must be a whole number of at most"
        + " 32 bits",
    "workflow.failed   | duration_ms  | 9223372036854775808 | duration_ms must be a whole number"
        + " of at most 64 bits",
    "workflow.failed   | will_retry   | \"true\"  | will_retry must be true or false",
    "workflow.failed   | will_retry   | null      | will_retry is missing",
    "workflow.failed   | failed_at    | 1769860800 | failed_at must be an RFC 3339 time such as"
        + " 2026-01-31T12:00:00Z",
    "workflow.failed   | failed_at    | \"2026-02-30T12:00:00Z\" | failed_at must be an RFC 3339"
        + " time such as 2026-01-31T12:00:00Z",
    "workflow.failed   | failed_at    | \"2026-01-31T12:00Z\" | failed_at must be an RFC 3339"
        + " time such as 2026-01-31T12:00:00Z",
    "pr.created        | labels       | \"bug\"   | labels must be a list",
    "issue.updated     | priority     | \"\"      | priority must be one of low, medium, high,"
        + " critical",
  })
  void nothingIsConverted(String type, String field, String value, String message) {
    assertRefused(field, message, type, with(sample(type), field, value));
  }

  @Test
  void wrongElementOfAListIsNamedByItsPlace() {
    assertRefused("labels[1]", "labels[1] must be text",
        "pr.created", with(sample("pr.created"), "labels", "[\"bug\",null]"));
  }

  @Test
  void missingFieldIsNamed() throws Exception {
    ObjectNode data = (ObjectNode) data(sample("project.deleted"));
    data.remove("deleted_by");

    var refused = assertThrows(
        UnreadableEvent.class, () -> json.parse("project.deleted", data));

    assertEquals("deleted_by is missing", refused.getMessage());
  }

  @Test
  void optionalFieldMayBeNullOrMissingAndIsNotSentThen() throws Exception {
    String withNull = with(sample("agent.disconnected"), "project_id", "null");

    RoomEvent event = json.parse("agent.disconnected", data(withNull));

    assertFalse(json.payload(event).has("project_id"));
    assertEquals(event, json.parse("agent.disconnected", json.payload(event)));
  }

  @Test
  void timeWithAnotherOffsetIsSentInUtc() throws Exception {
    String local = with(sample("issue.closed"), "closed_at", "\"2026-01-31t14:00:00.5+02:00\"");

    RoomEvent event = json.parse("issue.closed", data(local));

    assertEquals("2026-01-31T12:00:00.500Z", json.payload(event).get("closed_at").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "7", "null"})
  void dataMustBeAnObject(String data) {
    var refused = assertThrows(
        UnreadableEvent.class, () -> json.parse("project.updated", data(data)));

    assertEquals("data must be an object", refused.getMessage());
    assertEquals(Optional.empty(), refused.field());
  }

  @Test
  void strangeNameIsNotRepeated() {
    var refused = assertThrows(
        UnreadableEvent.class,
        () -> json.parse("project.updated", data(projectUpdated("<script>\\n", "1"))));

    assertEquals("data has a field that project.updated has not", refused.getMessage());
  }

  @Test
  void treeFromElsewhereIsRefusedWhenItIsNestedTooDeeply() throws Exception {
    ObjectNode data = (ObjectNode) data(sample("project.updated"));
    ObjectNode inner = data.putObject("changes");
    for (int depth = 0; depth < 1000; depth++) {
      inner = inner.putObject("a");
    }

    var refused = assertThrows(
        UnreadableEvent.class, () -> json.parse("project.updated", data));

    assertEquals("changes is nested too deeply", refused.getMessage());
  }

  // ----- JSON from outside

  @Test
  void jsonMayBeNested32Deep() throws Exception {
    assertEquals(nested(32), data(nested(32)).toString());
    assertBeyondLimits(nested(33));
  }

  @Test
  void overlongNumberTextAndNameAreRefused() {
    assertBeyondLimits("[" + "9".repeat(101) + "]");
    assertBeyondLimits("[\"" + "t".repeat(200_001) + "\"]");
    assertBeyondLimits("{\"" + "n".repeat(201) + "\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", " ", "{", "{'a':1}", "{\"a\":1}{}", "{\"a\":1,\"a\":2}", "[NaN]", "\u0000"})
  void otherThanJsonIsRefusedInOurWords(String text) {
    var refused = assertThrows(UnreadableEvent.class, () -> data(text));

    assertEquals("the body must be JSON with each field once", refused.getMessage());
  }

  @Test
  void brokenUtf8IsRefused() {
    assertThrows(
        UnreadableEvent.class, () -> json.read(new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'}));
  }

  // ----- events of applications

  private enum Way { BY_SEA, BY_AIR }

  private record Parcel(String trackingCode, String type) {
    public boolean isHeavy() {
      return true;
    }
  }

  private record OrderShipped(
      String orderId, Way sentBy, Optional<String> giftNote, Optional<String> message,
      Duration transit, BigDecimal price, List<Parcel> parcels, Map<Way, Object> perWay)
      implements RoomEvent {
    @Override
    public String type() {
      return "order.shipped";
    }

    @Override
    public Set<Room> rooms() {
      return Set.of(Room.GLOBAL);
    }

    public String getSecret() {
      return "not a component";
    }

    public boolean isLate() {
      return true;
    }
  }

  @Test
  void recordOfAnApplicationFollowsTheSameRules() {
    Map<Way, Object> perWay = new LinkedHashMap<>();
    perWay.put(Way.BY_SEA, Instant.parse("2026-01-31T12:00:00Z"));
    perWay.put(Way.BY_AIR, null);
    var event = new OrderShipped(
        "7", Way.BY_SEA, Optional.empty(), Optional.of("Enjoy"), Duration.ofHours(36),
        new BigDecimal("10.00"), List.of(new Parcel("X1", "box")), perWay);

    assertEquals(
        """
        {"order_id":"7","sent_by":"by_sea","message":"Enjoy","transit":"PT36H","price":10.00,\
        "parcels":[{"tracking_code":"X1","type":"box"}],\
        "per_way":{"by_sea":"2026-01-31T12:00:00Z","by_air":null}}""",
        json.payload(event).toString());
  }

  private record Notice(String type, Set<Room> rooms, String text) implements RoomEvent {}

  @Test
  void typeAndRoomsAreNoPayloadEvenAsComponents() {
    assertEquals(
        "{\"text\":\"Tea time\"}",
        json.payload(new Notice("notice.given", Set.of(Room.GLOBAL), "Tea time")).toString());
  }

  private record Tick() implements RoomEvent {
    @Override
    public String type() {
      return "clock.tick";
    }

    @Override
    public Set<Room> rooms() {
      return Set.of(Room.GLOBAL);
    }
  }

  @Test
  void recordWithoutComponentsHasAnEmptyPayload() {
    assertEquals("{}", json.payload(new Tick()).toString());
  }

  /** An event that is not a record, as older code has them. */
  private static class Alarm implements RoomEvent {
    @Override
    public String type() {
      return "alarm.raised";
    }

    @Override
    public Set<Room> rooms() {
      return Set.of(Room.GLOBAL);
    }
  }

  private static final class FireAlarm extends Alarm {
    public String getFloorName() {
      return "Attic";
    }

    public boolean isDrill() {
      return true;
    }
  }

  @Test
  void classSendsItsProperties() {
    var payload = json.payload(new FireAlarm());

    assertEquals(2, payload.size());
    assertEquals("Attic", payload.get("floor_name").textValue());
    assertTrue(payload.get("drill").booleanValue());
  }

  @Test
  void classWithoutPropertiesIsRefused() {
    var refused = assertThrows(
        IllegalArgumentException.class, () -> json.payload(new Alarm()));

    assertTrue(refused.getMessage().startsWith("alarm.raised: "));
    assertTrue(refused.getMessage().endsWith(
        " has no payload; make it a record, or give it public getX() methods"));
  }

  @Test
  void valueThatCannotBeWrittenIsNamed() {
    Map<String, Object> cyclic = new HashMap<>();
    cyclic.put("self", List.of(cyclic));

    var refused = assertThrows(
        IllegalArgumentException.class,
        () -> json.payload(new ProjectUpdated(null, null, null, null, null, cyclic)));

    assertEquals(
        "project.updated: changes.self.0.self.0 cannot be written as JSON, is nested too deeply or"
            + " is too long",
        refused.getMessage());
  }

  @Test
  void textThatOtherNodesWouldNotReadIsRefused() {
    Map<String, Object> changes = Map.of("readme", "t".repeat(200_001));

    assertThrows(
        IllegalArgumentException.class,
        () -> json.payload(new ProjectUpdated(null, null, null, null, null, changes)));
  }

  // ----- helpers

  private JsonNode data(String text) throws UnreadableEvent {
    return json.read(text.getBytes(UTF_8));
  }

  private static String sample(String type) {
    return SAMPLES.stream()
        .filter(each -> each.type().equals(type)).findFirst().orElseThrow().data();
  }

  private String projectUpdated(String field, String value) {
    return with(sample("project.updated"), field, value);
  }

  private String with(String object, String field, String value) {
    try {
      ObjectNode fields = (ObjectNode) data(object);
      fields.putRawValue(field, new RawValue(value));
      return fields.toString();
    } catch (UnreadableEvent impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void assertRefused(String field, String message, String type, String data) {
    var refused = assertThrows(UnreadableEvent.class, () -> json.parse(type, data(data)));
    assertEquals(message, refused.getMessage());
    assertEquals(Optional.of(field), refused.field());
  }

  private void assertBeyondLimits(String text) {
    var refused = assertThrows(UnreadableEvent.class, () -> data(text));
    assertEquals(
        "the JSON is nested too deeply, or has a name, text or number that is too long",
        refused.getMessage());
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
