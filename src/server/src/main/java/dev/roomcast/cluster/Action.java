package dev.roomcast.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Interventions;
import dev.roomcast.wire.Closing;
import java.util.Optional;

/** What can be done to clients and nodes, wherever they are. To do it twice is as good as once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.Disconnect.class, name = "disconnect"),
  @JsonSubTypes.Type(value = Action.DisconnectUser.class, name = "disconnect-user"),
  @JsonSubTypes.Type(value = Action.Expel.class, name = "expel"),
  @JsonSubTypes.Type(value = Action.Recheck.class, name = "recheck"),
  @JsonSubTypes.Type(value = Action.Drain.class, name = "drain"),
})
public sealed interface Action {

  /** A word for it. */
  String word();

  /** Whom or what it concerns: a connection's or a user's id, or a node's name. */
  String target();

  /** What else there is to say of it, in a few words; empty if nothing. */
  default String detail() {
    return "";
  }

  /** The run of the only node that it concerns; empty if it may concern any. */
  default Optional<String> onlyRun(Directory directory) {
    return Optional.empty();
  }

  /**
   * Does it to the clients of one node.
   *
   * @return how many connections it concerned
   */
  int applyTo(Interventions node);

  /**
   * Ends a connection.
   *
   * @param reconnect whether its client should connect again by itself
   */
  record Disconnect(String connectionId, boolean reconnect) implements Action {
    @Override
    public String word() {
      return "disconnect-connection";
    }

    @Override
    public String target() {
      return connectionId;
    }

    @Override
    public String detail() {
      return reconnection(reconnect);
    }

    @Override
    public Optional<String> onlyRun(Directory directory) {
      return directory.runOf(connectionId);
    }

    @Override
    public int applyTo(Interventions node) {
      return node.disconnect(connectionId, closing(reconnect));
    }
  }

  /**
   * Ends all connections of a user.
   *
   * @param reconnect whether the clients should connect again by themselves
   */
  record DisconnectUser(String userId, boolean reconnect) implements Action {
    @Override
    public String word() {
      return "disconnect-user";
    }

    @Override
    public String target() {
      return userId;
    }

    @Override
    public String detail() {
      return reconnection(reconnect);
    }

    @Override
    public int applyTo(Interventions node) {
      return node.disconnectUser(userId, closing(reconnect));
    }
  }

  /** Makes a user leave a room; it may be joined again. */
  record Expel(String userId, Room room) implements Action {
    @Override
    public String word() {
      return "remove-from-room";
    }

    @Override
    public String target() {
      return userId;
    }

    @Override
    public String detail() {
      return room.name();
    }

    @Override
    public int applyTo(Interventions node) {
      return node.expel(userId, room);
    }
  }

  /** Asks the access policy anew about all rooms that a user is in. */
  record Recheck(String userId) implements Action {
    @Override
    public String word() {
      return "recheck-access";
    }

    @Override
    public String target() {
      return userId;
    }

    @Override
    public int applyTo(Interventions node) {
      return node.recheck(userId);
    }
  }

  /**
   * Sends all clients of a node elsewhere, or lets it take clients again.
   *
   * @param run the node's, this time
   */
  record Drain(String run, String node, boolean on) implements Action {
    @Override
    public String word() {
      return on ? "drain" : "resume";
    }

    @Override
    public String target() {
      return node;
    }

    @Override
    public Optional<String> onlyRun(Directory directory) {
      return Optional.of(run);
    }

    @Override
    public int applyTo(Interventions there) {
      return there.drain(on);
    }
  }

  private static String reconnection(boolean reconnect) {
    return reconnect ? "may reconnect" : "stays away";
  }

  private static Closing closing(boolean reconnect) {
    return reconnect ? Closing.RECONNECT : Closing.DISCONNECTED;
  }
}
