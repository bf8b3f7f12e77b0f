package dev.roomcast.api.event;

import dev.roomcast.api.RoomEvent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One valid event of each type with all of its components, in the catalog's order. */
final class Samples {
  static final UUID PROJECT = UUID.fromString("11111111-1111-4111-8111-111111111111");
  static final UUID AGENT = UUID.fromString("22222222-2222-4222-8222-222222222222");
  static final UUID USER = UUID.fromString("33333333-3333-4333-8333-333333333333");
  static final UUID RUN = UUID.fromString("44444444-4444-4444-8444-444444444444");
  static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  static final URI PAGE = URI.create("https://git.example.org/shop/7");

  private Samples() {}

  static List<RoomEvent> all() {
    return List.of(
        new ProjectUpdated(
            PROJECT, "Shop", PAGE, ProjectStatus.ACTIVE, USER, Map.of("status", "updated")),
        new ProjectDeleted(PROJECT, "Shop", USER),
        new AgentStatusChanged(
            AGENT, "Coder", AgentStatus.AVAILABLE, AgentStatus.BUSY, PROJECT, "Fix the cart"),
        new AgentConnected(
            AGENT, "Coder", AgentStatus.AVAILABLE, List.of("java"), PROJECT, "1.2.0"),
        new AgentDisconnected(AGENT, "Coder", DisconnectReason.LOST_CONTACT, NOON, PROJECT),
        new WorkflowStarted(PROJECT, RUN, "Release", NOON, USER, AGENT, 4),
        new WorkflowProgress(
            PROJECT, RUN, "Release", WorkflowStatus.RUNNING, 50, "Test", 2, 4, "Half way"),
        new WorkflowCompleted(PROJECT, RUN, "Release", NOON, 90_000, "Version 7 is out", PAGE),
        new WorkflowFailed(PROJECT, RUN, "Release", NOON, 90_000, "2 tests failed", true, "Test"),
        new PrCreated(
            PROJECT, 7, "Fix the cart", PAGE, "ada", PrState.OPEN, "cart", "main", List.of("bug"),
            NOON),
        new PrUpdated(
            PROJECT, 7, "Fix the cart", PAGE, "ada", PrState.OPEN, Map.of("commits", 3), NOON),
        new PrClosed(PROJECT, 7, "Fix the cart", PAGE, "ada", true, NOON, "9fceb02"),
        new IssueCreated(
            PROJECT, 8, "The cart is empty", PAGE, "bob", List.of("bug"), List.of("ada"), NOON,
            Priority.HIGH),
        new IssueUpdated(
            PROJECT, 8, "The cart is empty", PAGE, "bob", IssueState.IN_PROGRESS,
            Map.of("state", "in_progress"), NOON, Priority.HIGH),
        new IssueClosed(
            PROJECT, 8, "The cart is empty", PAGE, "ada", IssueResolution.COMPLETED, NOON),
        new AiSuggestion(
            RUN, PROJECT, SuggestionKind.BUG_FIX, "Check for null", "The cart may be null.", "ada",
            80, "src/Cart.java", 12, AGENT),
        new AiAnalysisComplete(
            RUN, PROJECT, AnalysisKind.SECURITY, "One old library", 1, NOON, 5_000, Severity.MEDIUM,
            PAGE));
  }
}
