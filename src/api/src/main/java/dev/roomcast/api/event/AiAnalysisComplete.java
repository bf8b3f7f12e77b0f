package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * The AI finished looking through a project.
 *
 * @param analysisId the analysis
 * @param projectId the project it looked at
 * @param kind what it looked for
 * @param summary what it found, for people
 * @param findings how many findings there are; may be 0
 * @param completedAt when it finished
 * @param durationMs how long it took, in milliseconds
 * @param worstSeverity the severity of the gravest finding; null when there are no findings
 * @param reportUrl where the findings are shown; null when they have no page
 */
public record AiAnalysisComplete(
    @NotNull UUID analysisId,
    @NotNull UUID projectId,
    @NotNull AnalysisKind kind,
    @NotBlank @Size(max = Limits.TEXT) String summary,
    @PositiveOrZero int findings,
    @NotNull Instant completedAt,
    @PositiveOrZero long durationMs,
    Severity worstSeverity,
    @HttpUrl URI reportUrl) implements RoomEvent {
  public static final String TYPE = "ai.analysis_complete";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
