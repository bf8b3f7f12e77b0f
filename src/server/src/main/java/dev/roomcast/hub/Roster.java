package dev.roomcast.hub;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import java.util.List;

/** Who is connected, on all nodes as far as this one knows. Any thread may call it; none waits. */
public interface Roster {
  /** Keeps account of nobody. */
  Roster NONE =
      new Roster() {
        @Override
        public void changed(Connection connection) {
          // Nobody asks for it.
        }

        @Override
        public boolean admits(String userId, int here) {
          return true;
        }

        @Override
        public Headcount in(Room room) {
          return Headcount.NONE;
        }

        @Override
        public List<Member> members(Room room, String after, int limit) {
          return List.of();
        }

        @Override
        public void watch(Connection connection, Room room) {
          // Nothing will ever be told.
        }

        @Override
        public void unwatch(Connection connection, Room room) {
          // Nothing is told anyway.
        }
      };

  /**
   * A connection of this node came, joined or left a room, or is gone: which of these can be seen
   * from the connection.
   */
  void changed(Connection connection);

  /**
   * Whether a user may have one more connection.
   *
   * @param here how many the user has on this node
   */
  boolean admits(String userId, int here);

  /** How many are in a room. */
  Headcount in(Room room);

  /** The users in a room, ordered by id, behind one of them; an empty text is before the first. */
  List<Member> members(Room room, String after, int limit);

  /** Tells a connection from now on who comes into a room and who is gone from it. */
  void watch(Connection connection, Room room);

  /** Tells it no more; so does leaving the room. */
  void unwatch(Connection connection, Room room);
}
