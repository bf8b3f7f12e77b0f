package dev.roomcast.api.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.ValidEvents;
import dev.roomcast.api.Validators;
import dev.roomcast.api.spi.WireName;
import jakarta.validation.ConstraintViolationException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainEventsTest {
  static final List<RoomEvent> SAMPLES = Samples.all();

  // What a screen can do without, by type; everything else is required.
  private static final Map<String, Set<String>> OPTIONAL = Map.of(
      "agent.status_changed", Set.of("projectId", "task"),
      "agent.connected", Set.of("projectId", "version"),
      "agent.disconnected", Set.of("projectId"),
      "workflow.started", Set.of("triggeredBy", "agentId", "totalSteps"),
      "workflow.progress", Set.of("completedSteps", "totalSteps", "message"),
      "workflow.completed", Set.of("summary", "resultUrl"),
      "workflow.failed", Set.of("failedStep"),
      "pr.closed", Set.of("mergeCommit"),
      "issue.created", Set.of("priority"),
      "issue.updated", Set.of("priority"));
  private static final Map<String, Set<String>> OPTIONAL_AI = Map.of(
      "ai.suggestion", Set.of("userId", "confidencePercent", "filePath", "line", "agentId"),
      "ai.analysis_complete", Set.of("worstSeverity", "reportUrl"));

  private final ValidEvents validEvents = new ValidEvents(Validators.english());

  @Test
  void catalogHasTheSeventeenTypesInOrder() {
    assertEquals(
        List.of("project.updated", "project.deleted",
            "agent.status_changed", "agent.connected", "agent.disconnected",
            "workflow.started", "workflow.progress", "workflow.completed", "workflow.failed",
            "pr.created", "pr.updated", "pr.closed",
            "issue.created", "issue.updated", "issue.closed",
            "ai.suggestion", "ai.analysis_complete"),
        List.copyOf(DomainEvents.byType().keySet()));
  }

  @Test
  void catalogNamesTheRecordOfEachType() {
    assertEquals(
        SAMPLES.stream().map(RoomEvent::type).toList(),
        List.copyOf(DomainEvents.byType().keySet()));
    SAMPLES.forEach(
        each -> assertEquals(each.getClass(), DomainEvents.byType().get(each.type())));
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void completeEventIsValid(RoomEvent event) {
    assertEquals(event, validEvents.require(event));
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void missingComponentIsNamedAsOnTheWireUnlessItIsOptional(RoomEvent event) throws Exception {
    Set<String> mayBeNull = new TreeSet<>();
    for (RecordComponent each : event.getClass().getRecordComponents()) {
      if (each.getType().isPrimitive()) {
        continue;
      }
      String message = refusal(with(event, each.getName(), null));
      if (message.isEmpty()) {
        mayBeNull.add(each.getName());
      } else {
        assertEquals(
            event.type() + ": " + WireName.of(each.getName()),
            message.replaceFirst(" must not be (null|blank)$", ""));
      }
    }
    Set<String> expected = OPTIONAL.getOrDefault(
        event.type(), OPTIONAL_AI.getOrDefault(event.type(), Set.of()));
    assertEquals(new TreeSet<>(expected), mayBeNull);
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void emptyEventIsRefusedByValidationAndNotByItsConstructor(RoomEvent event) throws Exception {
    Object[] nothing = Stream.of(event.getClass().getRecordComponents())
        .map(each -> each.getType() == boolean.class ? (Object) false
            : each.getType() == int.class ? (Object) 0
            : each.getType() == long.class ? (Object) 0L : null)
        .toArray();
    RoomEvent empty = make(event.getClass(), nothing);

    assertThrows(ConstraintViolationException.class, () -> validEvents.require(empty));
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void listsAndMapsAreCopied(RoomEvent event) throws Exception {
    for (RecordComponent each : event.getClass().getRecordComponents()) {
      if (each.getType() == List.class) {
        List<String> mine = new ArrayList<>(List.of("before"));
        RoomEvent copy = with(event, each.getName(), mine);
        mine.add("after");
        assertEquals(List.of("before"), each.getAccessor().invoke(copy));
      } else if (each.getType() == Map.class) {
        Map<String, Object> mine = new HashMap<>(Map.of("before", 1));
        RoomEvent copy = with(event, each.getName(), mine);
        mine.put("after", 2);
        assertEquals(Map.of("before", 1), each.getAccessor().invoke(copy));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "workflow.progress | progress          | -1  | must be greater than or equal to 0",
    "workflow.progress | progress          | 101 | must be less than or equal to 100",
    "workflow.progress | completedSteps    | -1  | must be greater than or equal to 0",
    "workflow.started  | totalSteps        | 0   | must be greater than 0",
    "workflow.failed   | durationMs        | -1  | must be greater than or equal to 0",
    "pr.created        | number            | 0   | must be greater than 0",
    "ai.suggestion     | confidencePercent | 101 | must be less than or equal to 100",
    "ai.suggestion     | line              | 0   | must be greater than 0",
    "ai.analysis_complete | findings       | -1  | must be greater than or equal to 0",
  })
  void numberOutOfRangeIsRefused(String type, String component, long value, String reason)
      throws Exception {
    Object number = component.endsWith("Ms") ? (Object) value : (Object) (int) value;

    assertEquals(
        type + ": " + WireName.of(component) + " " + reason,
        refusal(with(sample(type), component, number)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "ftp://example.org/shop", "//example.org/shop", "shop", "", "https:shop", "http:///shop",
    "javascript:alert(1)", "https://ada:secret@example.org/shop"})
  void addressThatABrowserShouldNotFollowIsRefused(String url) throws Exception {
    assertEquals(
        "project.updated: repository_url must be a complete http or https URL without user name,"
            + " at most 2000 characters",
        refusal(with(sample("project.updated"), "repositoryUrl", URI.create(url))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org", "HTTPS://example.org:8443/a?b=c#d"})
  void webAddressIsAccepted(String url) throws Exception {
    assertEquals(
        "", refusal(with(sample("project.updated"), "repositoryUrl", URI.create(url))));
  }

  @Test
  void nameMayHave255Characters() throws Exception {
    assertEquals("", refusal(with(sample("project.updated"), "projectName", "n".repeat(255))));
    assertEquals(
        "project.updated: project_name size must be between 0 and 255",
        refusal(with(sample("project.updated"), "projectName", "n".repeat(256))));
  }

  @Test
  void wrongElementOfAListIsNamedByItsPlace() throws Exception {
    assertEquals(
        "pr.created: labels[1] must not be blank",
        refusal(with(sample("pr.created"), "labels", Arrays.asList("bug", null))));
  }

  @Test
  void userIdThatCannotBePartOfARoomIsRefused() throws Exception {
    assertEquals(
        "ai.suggestion: user_id must not be empty and must not contain spaces",
        refusal(with(sample("ai.suggestion"), "userId", "ada lovelace")));
  }

  @Test
  void longestUserIdMakesARoom() throws Exception {
    RoomEvent event = with(sample("ai.suggestion"), "userId", "u".repeat(195));

    assertEquals(Set.of(Room.user("u".repeat(195))), validEvents.require(event).rooms());
  }

  @Test
  void changesMayHaveNullsAndKeepTheirOrder() throws Exception {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("z", null);
    changes.put("a", 1);

    RoomEvent event = validEvents.require(with(sample("project.updated"), "changes", changes));

    assertEquals("{z=null, a=1}", ((ProjectUpdated) event).changes().toString());
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void eventGoesToItsProjectUnlessItIsAboutAnAgentOrForOneUser(RoomEvent event) {
    List<Room> expected = switch (event.type()) {
      case "agent.status_changed", "agent.connected", "agent.disconnected" ->
          List.of(Room.agent(Samples.AGENT), Room.project(Samples.PROJECT));
      case "ai.suggestion" -> List.of(Room.user("ada"));
      default -> List.of(Room.project(Samples.PROJECT));
    };
    assertEquals(expected, List.copyOf(event.rooms()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent.status_changed", "agent.connected", "agent.disconnected"})
  void agentWithoutProjectIsInItsOwnRoomOnly(String type) throws Exception {
    assertEquals(
        Set.of(Room.agent(Samples.AGENT)), with(sample(type), "projectId", null).rooms());
  }

  @Test
  void suggestionForNobodyInParticularGoesToItsProject() throws Exception {
    assertEquals(
        Set.of(Room.project(Samples.PROJECT)),
        with(sample("ai.suggestion"), "userId", null).rooms());
  }

  private String refusal(RoomEvent event) {
    try {
      validEvents.require(event);
      return "";
    } catch (ConstraintViolationException invalid) {
      return invalid.getMessage();
    }
  }

  private static RoomEvent sample(String type) {
    return SAMPLES.stream().filter(each -> each.type().equals(type)).findFirst().orElseThrow();
  }

  private static RoomEvent with(RoomEvent event, String component, Object value)
      throws ReflectiveOperationException {
    RecordComponent[] components = event.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = components[i].getName().equals(component)
          ? value : components[i].getAccessor().invoke(event);
    }
    return make(event.getClass(), values);
  }

  private static RoomEvent make(Class<? extends RoomEvent> type, Object[] values)
      throws ReflectiveOperationException {
    Class<?>[] types = Stream.of(type.getRecordComponents())
        .map(RecordComponent::getType).toArray(Class<?>[]::new);
    return type.getConstructor(types).newInstance(values);
  }
}
