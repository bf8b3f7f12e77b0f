package dev.roomcast.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What came of asking one client; see {@link Clients#ask}.
 *
 * @param connectionId who was asked
 * @param outcome whether it answered, and if not, why
 * @param values what it answered, as {@link ClientMessage#arguments} has values; empty if nothing
 */
public record Answer(String connectionId, Outcome outcome, List<Object> values) {

  public Answer {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(outcome, "outcome");
    values = Collections.unmodifiableList(new ArrayList<>(values)); // may hold nulls
  }

  /** How the asking ended. */
  public enum Outcome {
    /** The client answered in time. */
    ANSWERED,
    /** It did not; an answer that still comes is ignored. */
    LATE,
    /** It is not connected to this node, or went before it answered. */
    GONE,
    /** It was not asked: {@value Clients#MAX_OPEN_QUESTIONS} questions to it are open already. */
    BUSY
  }
}
