package dev.roomcast.cluster;

import dev.roomcast.api.Room;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which connections to list, and how.
 *
 * @param user only this user's
 * @param room only those in this room
 * @param node only those on this node
 * @param protocol only those of this protocol, as {@code Transport.protocol()} names it
 * @param text only those with this in their id, user, node or address, whatever the case; empty for
 *     all
 * @param order what they are sorted by
 * @param descending from the greatest to the least
 */
public record ConnectionQuery(
    Optional<String> user,
    Optional<Room> room,
    Optional<String> node,
    Optional<String> protocol,
    String text,
    ConnectionOrder order,
    boolean descending) {

  /** All of them, by user. */
  public static final ConnectionQuery ALL =
      new ConnectionQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          ConnectionOrder.USER,
          false);

  public ConnectionQuery {
    text = text.toLowerCase(Locale.ROOT);
  }

  /** Those of one user. */
  public ConnectionQuery ofUser(String userId) {
    return new ConnectionQuery(
        Optional.of(userId), room, node, protocol, text, order, descending);
  }

  /** Those in one room. */
  public ConnectionQuery inRoom(Room theRoom) {
    return new ConnectionQuery(
        user, Optional.of(theRoom), node, protocol, text, order, descending);
  }

  /** Those on one node. */
  public ConnectionQuery onNode(String name) {
    return new ConnectionQuery(
        user, room, Optional.of(name), protocol, text, order, descending);
  }

  /** Those of one protocol. */
  public ConnectionQuery byProtocol(String name) {
    return new ConnectionQuery(user, room, node, Optional.of(name), text, order, descending);
  }

  /** Those that show this text somewhere. */
  public ConnectionQuery withText(String part) {
    return new ConnectionQuery(user, room, node, protocol, part, order, descending);
  }

  /** The same ones in another order. */
  public ConnectionQuery sorted(ConnectionOrder by, boolean fromTheGreatest) {
    return new ConnectionQuery(user, room, node, protocol, text, by, fromTheGreatest);
  }

  /** Whether a connection is one of those that are asked for. */
  Predicate<ConnectionInfo> filter() {
    List<Predicate<ConnectionInfo>> filters = new ArrayList<>();
    user.ifPresent(wanted -> filters.add(each -> each.userId().equals(wanted)));
    room.ifPresent(wanted -> filters.add(each -> each.rooms().contains(wanted)));
    node.ifPresent(wanted -> filters.add(each -> each.node().equals(wanted)));
    protocol.ifPresent(
        wanted -> filters.add(each -> each.transport().protocol().equals(wanted)));
    if (!text.isEmpty()) {
      filters.add(this::shows);
    }
    return filters.stream().reduce(each -> true, Predicate::and);
  }

  private boolean shows(ConnectionInfo connection) {
    return holds(connection.userId())
        || holds(connection.id())
        || holds(connection.address())
        || holds(connection.node());
  }

  private boolean holds(String value) {
    return value.toLowerCase(Locale.ROOT).contains(text);
  }

  Comparator<ConnectionInfo> comparator() {
    return descending ? order.ascending().reversed() : order.ascending();
  }
}
