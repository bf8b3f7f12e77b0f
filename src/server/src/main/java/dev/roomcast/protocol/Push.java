package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.Room;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the server says without being asked. */
public sealed interface Push {

  /** Has this push encoded by the method for its kind. */
  <R> R handleBy(Handler<R> handler);

  /**
   * The connection is accepted and in its first rooms.
   *
   * @param expiresAt when its token ends; empty if it never does
   * @param pid the secret with which the client may go on later; empty if it may not
   */
  record Established(
      String connectionId,
      String userId,
      List<Room> rooms,
      Instant time,
      Optional<Instant> expiresAt,
      Optional<String> pid)
      implements Push {
    public Established(
        String connectionId,
        String userId,
        List<Room> rooms,
        Instant time,
        Optional<Instant> expiresAt) {
      this(connectionId, userId, rooms, time, expiresAt, Optional.empty());
    }

    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.established(this);
    }
  }

  /**
   * An event, as the members of one of its rooms see it.
   *
   * @param room the room that it reaches the client by
   */
  record Event(Room room, Message message) implements Push {
    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.event(this);
    }
  }

  /**
   * Something about the connection that the client should know: a command without acknowledgement
   * was refused, the token is about to end, the connection is about to be closed.
   *
   * @param code a word, as in {@link Refusal} or {@code Closing}
   * @param retryable for a refusal: try again; for a closing: connect again
   */
  record Problem(String code, String message, boolean retryable, Instant time) implements Push {
    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.problem(this);
    }
  }

  /**
   * An event of the application for this client alone, or for everybody in a room.
   *
   * @param event see {@link EventNames}; another name is an {@code IllegalArgumentException}
   * @param arguments binary values are {@code BinaryNode}s; not to be changed
   * @param question what its answer refers to; empty if none is awaited
   */
  record Emit(String event, List<JsonNode> arguments, OptionalLong question) implements Push {
    public Emit(String event, List<JsonNode> arguments) {
      this(event, arguments, OptionalLong.empty());
    }

    /** The same event as a question. */
    public Emit asking(long newQuestion) {
      return new Emit(event, arguments, OptionalLong.of(newQuestion));
    }

    public Emit {
      EventNames.require(event);
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.emit(this);
    }
  }

  /**
   * News about a room that are in no log: what a client hears of it besides its events.
   *
   * @param type what clients listen for; none that an event may have
   * @param data not to be changed
   */
  record Notice(String type, Room room, Instant time, ObjectNode data) implements Push {
    /** The type that says that this connection is in the room no more, without having asked. */
    public static final String LEFT = "connection.left";

    /** The type that names users who have come into the room. */
    public static final String USERS_JOINED = "presence.joined";

    /** The type that names users who are in the room no more. */
    public static final String USERS_LEFT = "presence.left";

    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.notice(this);
    }
  }

  /** One method per push. */
  interface Handler<R> {
    R established(Established push);

    R event(Event push);

    R problem(Problem push);

    R emit(Emit push);

    R notice(Notice push);
  }
}
