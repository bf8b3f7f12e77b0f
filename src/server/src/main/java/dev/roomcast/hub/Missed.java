package dev.roomcast.hub;

import dev.roomcast.api.Room;
import java.util.Map;
import java.util.Set;

/**
 * The question what a client has missed.
 *
 * @param since the position up to which it has seen everything
 * @param rooms its rooms, each with the position at which it joined; empty text for "before since"
 * @param otherwise rooms by which it gets events too, each with the position from which on it does:
 *     what came by them is not missed
 * @param mustHaveSeen positions that {@code since} must not be before; else nobody knows what the
 *     client has got
 * @param upTo how many messages the receiver had been handed when the client became a member again:
 *     later ones reach it anyway
 * @param maxMessages more are not sent again
 * @param maxBytes neither are more bytes; each message counts 256 more than its data
 */
public record Missed(
    String since,
    Map<Room, String> rooms,
    Map<Room, String> otherwise,
    Set<String> mustHaveSeen,
    long upTo,
    int maxMessages,
    long maxBytes) {

  /** The position of a room that was joined before everything that is asked for. */
  public static final String BEFORE = "";

  public Missed(
      String since, Map<Room, String> rooms, long upTo, int maxMessages, long maxBytes) {
    this(since, rooms, Map.of(), Set.of(), upTo, maxMessages, maxBytes);
  }

  public Missed {
    rooms = Map.copyOf(rooms);
    otherwise = Map.copyOf(otherwise);
    mustHaveSeen = Set.copyOf(mustHaveSeen);
  }
}
