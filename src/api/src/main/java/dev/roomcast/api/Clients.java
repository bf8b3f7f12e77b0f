package dev.roomcast.api;

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
}
