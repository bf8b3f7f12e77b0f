package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * The AI suggests something, to one user or to everybody in a project.
 *
 * @param suggestionId the suggestion
 * @param projectId the project it is about
 * @param kind what it is about
 * @param title the suggestion in one line
 * @param body the suggestion in full
 * @param userId the one user who sees it, as in the {@code sub} of the user's token; null when
 *     everybody in the project does
 * @param confidencePercent how sure the AI is, 0 to 100; null when it does not say
 * @param filePath the file it is about, from the repository's root; null when it is not about one
 *     file
 * @param line the line in that file, from 1; null when it is about all of it
 * @param agentId the agent that made it; null when none did
 */
public record AiSuggestion(
    @NotNull UUID suggestionId,
    @NotNull UUID projectId,
    @NotNull SuggestionKind kind,
    @NotBlank @Size(max = Limits.TITLE) String title,
    @NotBlank @Size(max = Limits.TEXT) String body,
    @Size(max = Limits.USER_ID)
        @Pattern(regexp = Limits.USER_ID_TEXT, message = Limits.USER_ID_HINT)
        String userId,
    @Min(0) @Max(100) Integer confidencePercent,
    @Size(max = Limits.TITLE) String filePath,
    @Positive Integer line,
    UUID agentId) implements RoomEvent {
  public static final String TYPE = "ai.suggestion";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(userId == null ? Room.project(projectId) : Room.user(userId));
  }
}
