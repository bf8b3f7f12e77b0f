package dev.roomcast.api.spi;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.RoomEvent;

/**
 * Takes the events that an application fires through CDI, and brings them to clients.
 *
 * <p>There is exactly one bean of this type in an application: roomcast-server brings one that
 * delivers to the hub in this process, roomcast-publisher one that sends to a hub elsewhere. A test
 * of an application may bring its own that remembers what was fired.
 */
@FunctionalInterface
public interface FiredEvents {

  /**
   * Takes an event that is valid and whose transaction, if there was one, is committed.
   *
   * <p>Called on the thread that fired the event, or on a container's thread for
   * {@code fireAsync()} and after some commits; any number at once.
   *
   * @throws PublishFailed if the event cannot be taken. After a commit nobody may be left to catch
   *     it, so it has also been logged
   */
  void accept(RoomEvent event);
}
