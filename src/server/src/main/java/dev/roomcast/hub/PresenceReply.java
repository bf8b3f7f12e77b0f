package dev.roomcast.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import java.util.List;

/** What a client is told of who is in a room. */
final class PresenceReply {
  private PresenceReply() {}

  static void count(Roster roster, Room room, ObjectNode json) {
    Headcount count = roster.in(room);
    json.put("users", count.users()).put("connections", count.connections());
  }

  /** A page of the members; {@code next} is there if there are more. */
  static void members(Roster roster, Room room, String after, int limit, ObjectNode json) {
    List<Member> oneMore = roster.members(room, after, limit + 1);
    List<Member> page = oneMore.subList(0, Math.min(limit, oneMore.size()));
    ArrayNode members = json.putArray("members");
    for (Member member : page) {
      members
          .addObject()
          .put("user_id", member.userId())
          .put("connections", member.connections());
    }
    if (oneMore.size() > limit) {
      json.put("next", page.get(limit - 1).userId());
    }
  }
}
