package dev.roomcast.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Emits events to clients of this node, without the log: they are not replayed and reach no other
 * node. What everybody in a room is to see is a {@link RoomEvent} instead.
 *
 * <p>Inject it. Any thread may call it; no method blocks. Arguments are null, texts, numbers,
 * booleans, {@code byte[]}, maps and collections of these, and whatever has a payload as a
 * {@link RoomEvent} has: records become objects with snake_case names. Binary values travel as such
 * in Socket.IO and as base64 text on the plain WebSocket.
 */
public interface Clients {
  /** How many questions one client may have open; it is not asked more. */
  int MAX_OPEN_QUESTIONS = 100;

  /**
   * Emits an event to one client.
   *
   * @param event 1 to 200 characters; none that Socket.IO clients raise themselves, such as
   *     {@code connect}
   * @return false if no client of this node has this id
   * @throws IllegalArgumentException if an argument has no form in JSON, or the name is not allowed
   */
  boolean emit(String connectionId, String event, Object... arguments);

  /**
   * Emits an event to every client of this node that is in a room.
   *
   * @return to how many
   * @throws IllegalArgumentException as for {@link #emit}
   */
  int emitTo(Room room, String event, Object... arguments);

  /**
   * Emits an event to one client and waits for its acknowledgement.
   *
   * @param timeout how long the client may take; more than nothing
   * @return ends with one answer, never with an exception: when the client has answered or is gone,
   *     or the time is up. It ends on a container's thread. Do not wait for it in an observer: the
   *     answer of a client is read on the thread that its observers run on
   * @throws IllegalArgumentException as for {@link #emit}, or if the timeout is not positive
   */
  CompletionStage<List<Answer>> ask(
      String connectionId, Duration timeout, String event, Object... arguments);

  /**
   * Emits an event to every client of this node that is in a room, and waits for what they answer.
   *
   * @return ends with one answer for each client that was in the room; see
   *     {@link #ask(String, Duration, String, Object...)}
   * @throws IllegalArgumentException as for {@link #emit}
   */
  CompletionStage<List<Answer>> ask(
      Room room, Duration timeout, String event, Object... arguments);
}
