package dev.roomcast.api;

/**
 * Publishes events to rooms; inject it where the result matters, else fire the event through CDI.
 *
 * <p>Any thread may call it. It does not wait for a transaction: the event is published even if the
 * caller's transaction is rolled back afterwards.
 */
public interface Broadcaster {

  /**
   * Publishes an event to every connection that is in one of its rooms, on every node.
   *
   * @return what was published, once it has its place in the order of its rooms
   * @throws jakarta.validation.ConstraintViolationException if the event is not valid; the
   *     violations name the fields
   * @throws PublishFailed if it could not be published; it then reaches nobody
   */
  Published publish(RoomEvent event);
}
