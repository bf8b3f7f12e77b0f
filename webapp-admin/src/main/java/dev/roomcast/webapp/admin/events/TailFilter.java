package dev.roomcast.webapp.admin.events;

import dev.roomcast.api.Room;
import dev.roomcast.cluster.Directory;
import dev.roomcast.protocol.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which events somebody wants to see.
 *
 * @param type a part of the type; empty for all
 * @param room a part of a room's name; empty for all
 * @param user one that the event goes to, by the rooms that the user is in when this begins; empty
 *     for all
 * @param only one room exactly
 */
record TailFilter(String type, String room, String user, Optional<Room> only) {

  /**
   * The filter as it is asked for each message: compares names and nothing else.
   *
   * @param rooms gives the rooms that a user is in
   */
  Predicate<Message> on(Function<String, Set<Room>> rooms) {
    Set<Room> ofUser = user.isBlank() ? Set.of() : rooms.apply(user.strip());
    String typePart = type.strip();
    String roomPart = room.strip();
    return message ->
        message.type().contains(typePart)
            && (only.isEmpty() || message.rooms().contains(only.get()))
            && (roomPart.isEmpty() || anyContains(message.rooms(), roomPart))
            && (user.isBlank() || message.rooms().stream().anyMatch(ofUser::contains));
  }

  /** The rooms that a user is in at this moment. */
  static Set<Room> roomsOf(String userId, Directory directory) {
    return directory.ofUser(userId).stream()
        .flatMap(connection -> connection.rooms().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean anyContains(List<Room> rooms, String part) {
    return rooms.stream().anyMatch(each -> each.name().contains(part));
  }
}
