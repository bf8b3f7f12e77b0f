package dev.roomcast.webapp.dev;

import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.event.AgentConnected;
import dev.roomcast.api.event.AgentDisconnected;
import dev.roomcast.api.event.AgentStatus;
import dev.roomcast.api.event.AgentStatusChanged;
import dev.roomcast.api.event.AiAnalysisComplete;
import dev.roomcast.api.event.AiSuggestion;
import dev.roomcast.api.event.AnalysisKind;
import dev.roomcast.api.event.DisconnectReason;
import dev.roomcast.api.event.IssueClosed;
import dev.roomcast.api.event.IssueCreated;
import dev.roomcast.api.event.IssueResolution;
import dev.roomcast.api.event.IssueState;
import dev.roomcast.api.event.IssueUpdated;
import dev.roomcast.api.event.PrClosed;
import dev.roomcast.api.event.PrCreated;
import dev.roomcast.api.event.PrState;
import dev.roomcast.api.event.PrUpdated;
import dev.roomcast.api.event.Priority;
import dev.roomcast.api.event.ProjectDeleted;
import dev.roomcast.api.event.ProjectStatus;
import dev.roomcast.api.event.ProjectUpdated;
import dev.roomcast.api.event.Severity;
import dev.roomcast.api.event.SuggestionKind;
import dev.roomcast.api.event.WorkflowCompleted;
import dev.roomcast.api.event.WorkflowFailed;
import dev.roomcast.api.event.WorkflowProgress;
import dev.roomcast.api.event.WorkflowStarted;
import dev.roomcast.api.event.WorkflowStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One valid event of each type, to start from.
 *
 * @param project whose events they are
 * @param agent the agent in them
 * @param user whom the suggestion is for
 * @param now when it all happened
 */
public record EventExamples(UUID project, UUID agent, String user, Instant now) {
  private static final UUID DEFAULT_PROJECT =
      UUID.fromString("11111111-1111-4111-8111-111111111111");
  private static final UUID DEFAULT_AGENT =
      UUID.fromString("22222222-2222-4222-8222-222222222222");
  private static final UUID SOMEBODY = UUID.fromString("33333333-3333-4333-8333-333333333333");
  private static final UUID RUN = UUID.fromString("44444444-4444-4444-8444-444444444444");
  private static final URI REPOSITORY = URI.create("https://git.example.org/shop");
  private static final URI PULL_REQUEST = URI.create("https://git.example.org/shop/pulls/7");
  private static final URI ISSUE = URI.create("https://git.example.org/shop/issues/8");
  private static final Duration TOOK = Duration.ofSeconds(90);

  /**
   * Examples about what a request names.
   *
   * @param parameter gives {@code project}, {@code agent} and {@code user}, or null; what is
   *     missing or no id has a default
   */
  public static EventExamples of(UnaryOperator<String> parameter, Instant now) {
    String user = parameter.apply("user");
    return new EventExamples(
        uuid(parameter.apply("project"), DEFAULT_PROJECT),
        uuid(parameter.apply("agent"), DEFAULT_AGENT),
        user == null || user.isBlank() ? "ada" : user,
        now);
  }

  private static UUID uuid(String text, UUID otherwise) {
    try {
      return text == null ? otherwise : UUID.fromString(text);
    } catch (IllegalArgumentException noUuid) {
      return otherwise;
    }
  }

  /** The events, those of one kind beside each other. */
  public List<RoomEvent> all() {
    return Stream.of(ofProject(), ofAgent(), ofWorkflow(), ofPullRequest(), ofIssue(), ofAi())
        .flatMap(List::stream)
        .toList();
  }

  private List<RoomEvent> ofProject() {
    return List.of(
        new ProjectUpdated(
            project, "Shop", REPOSITORY, ProjectStatus.ACTIVE, SOMEBODY,
            Map.of("status", "updated")),
        new ProjectDeleted(project, "Shop", SOMEBODY));
  }

  private List<RoomEvent> ofAgent() {
    return List.of(
        new AgentStatusChanged(
            agent, "Coder", AgentStatus.AVAILABLE, AgentStatus.BUSY, project, "Fix the cart"),
        new AgentConnected(
            agent, "Coder", AgentStatus.AVAILABLE, List.of("java", "review"), project, "1.2.0"),
        new AgentDisconnected(agent, "Coder", DisconnectReason.LOST_CONTACT, now, project));
  }

  private List<RoomEvent> ofWorkflow() {
    return List.of(
        new WorkflowStarted(project, RUN, "Release", now, SOMEBODY, agent, 4),
        new WorkflowProgress(
            project, RUN, "Release", WorkflowStatus.RUNNING, 50, "Test", 2, 4, "Half way"),
        new WorkflowCompleted(
            project, RUN, "Release", now, TOOK.toMillis(), "Version 7 is out", REPOSITORY),
        new WorkflowFailed(
            project, RUN, "Release", now, TOOK.toMillis(), "2 tests failed", true, "Test"));
  }

  private List<RoomEvent> ofPullRequest() {
    String title = "Fix the cart";
    return List.of(
        new PrCreated(
            project, 7, title, PULL_REQUEST, "ada", PrState.OPEN, "cart", "main", List.of("bug"),
            now),
        new PrUpdated(
            project, 7, title, PULL_REQUEST, "ada", PrState.OPEN, Map.of("commits", 3), now),
        new PrClosed(project, 7, title, PULL_REQUEST, "ada", true, now, "9fceb02"));
  }

  private List<RoomEvent> ofIssue() {
    String title = "The cart is empty";
    return List.of(
        new IssueCreated(
            project, 8, title, ISSUE, "bob", List.of("bug"), List.of("ada"), now, Priority.HIGH),
        new IssueUpdated(
            project, 8, title, ISSUE, "bob", IssueState.IN_PROGRESS,
            Map.of("state", "in_progress"), now, Priority.HIGH),
        new IssueClosed(project, 8, title, ISSUE, "ada", IssueResolution.COMPLETED, now));
  }

  private List<RoomEvent> ofAi() {
    return List.of(
        new AiSuggestion(
            RUN, project, SuggestionKind.BUG_FIX, "Check for null", "The cart may be null.", user,
            80, "src/Cart.java", 12, agent),
        new AiAnalysisComplete(
            RUN, project, AnalysisKind.SECURITY, "One old library", 1, now, TOOK.toMillis(),
            Severity.MEDIUM, REPOSITORY));
  }
}
