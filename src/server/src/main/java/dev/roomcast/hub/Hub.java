package dev.roomcast.hub;

import dev.roomcast.api.Answer;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.TimingWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The one door to the clients of this node: connect, join, leave, deliver, disconnect. */
/* Threads: any, but deliver() is called by one thread at a time, which is what keeps the order. */
public final class Hub implements Broker.Receiver {
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();
  private final Rooms rooms = new Rooms();
  private final HubCounters counters;
  private final Lanes lanes;
  private final AtomicLong questions = new AtomicLong();
  private volatile Roster roster = Roster.NONE;

  /** A hub that delivers on the thread that hands it the messages. */
  public Hub(HubCounters counters) {
    this(counters, 1, Runnable::run);
  }

  /**
   * A hub that delivers on several threads at once.
   *
   * @param lanes how many: one for each processor
   * @param executor lends a thread to each lane that has something to do
   */
  public Hub(HubCounters counters, int lanes, Executor executor) {
    this.counters = counters;
    this.lanes = new Lanes(lanes, executor, rooms, counters);
  }

  /** Has account kept of its connections from now on; call it before the first comes. */
  public void roster(Roster newRoster) {
    roster = newRoster;
  }

  Roster roster() {
    return roster;
  }

  void connect(Connection connection) {
    connection.enter(lanes.choose());
    Connection before = connections.put(connection.id(), connection);
    if (before != null) {
      // A client came back by two connections at the same moment; it keeps the later one.
      before.close(Closing.TRANSPORT_LOST);
    }
    counters.connected();
    roster.changed(connection);
  }

  /**
   * Takes a connection into a room. Every message after the position that it gives will reach the
   * connection, and none before it, by this room.
   *
   * @return empty if it was in the room already, or is gone
   */
  Optional<LogPosition> join(Connection connection, Room room) {
    Optional<LogPosition> joined = rooms.join(connection, room);
    tellIf(joined.isPresent(), connection);
    return joined;
  }

  /**
   * Takes a connection out of a room. A message that is being handed to it at this moment may still
   * reach it.
   *
   * @return false if it was not in the room
   */
  boolean leave(Connection connection, Room room) {
    return tellIf(rooms.leave(connection, room), connection);
  }

  private boolean tellIf(boolean changed, Connection connection) {
    if (changed) {
      roster.changed(connection);
    }
    return changed;
  }

  /** Forgets a connection; only the first call for it counts. */
  boolean disconnect(Connection connection, Closing why) {
    if (!rooms.leaveAll(connection)) {
      return false;
    }
    connections.remove(connection.id(), connection);
    connection.lane().connections().decrementAndGet();
    roster.changed(connection);
    counters.closed(why);
    return true;
  }

  /**
   * Hands each message to every connection of this node that is in one of its rooms, to each once.
   */
  @Override
  public void deliver(List<Message> messages, Runnable delivered) {
    lanes.deliver(messages, delivered);
  }

  /** Nobody may believe to have seen everything: all clients are to connect again. */
  @Override
  public void gap() {
    closeAll(Closing.EVENTS_LOST);
  }

  /** The connection of this node with this id. */
  public Optional<Connection> find(String connectionId) {
    return Optional.ofNullable(connections.get(connectionId));
  }

  /** The connections of this node that are in a room, as of now. */
  public List<Connection> in(Room room) {
    List<Connection> present = new ArrayList<>();
    rooms.forEachMember(room, present::add);
    return present;
  }

  /** Sends something to some connections. */
  public void push(List<Connection> receivers, Push push) {
    EncodedOnce encoded = new EncodedOnce(push);
    receivers.forEach(receiver -> receiver.gate().send(encoded.forCodec(receiver.codec())));
  }

  /**
   * Asks some connections something by an event.
   *
   * @param patience how long they may take
   *
   * @param whenOver gets one answer for each of them, in their order, when all have answered or are
   *     gone or the time is up; called on any thread, which must not be kept waiting
   */
  public void ask(
      List<Connection> receivers,
      Push.Emit event,
      Duration patience,
      TimingWheel timers,
      Consumer<List<Answer>> whenOver) {
    long id = questions.getAndIncrement();
    EncodedOnce encoded = new EncodedOnce(event.asking(id));
    new Inquiry(id, receivers, whenOver)
        .ask(receiver -> receiver.gate().send(encoded.forCodec(receiver.codec())), timers, patience);
  }

  /** All connections of this node, to be walked; later changes may show. */
  public Collection<Connection> connections() {
    return Collections.unmodifiableCollection(connections.values());
  }

  /** How many rooms have a member on this node. */
  public int roomCount() {
    return rooms.count();
  }

  /** The rooms that have a member on this node. */
  public List<Room> rooms() {
    return rooms.all();
  }

  /** How many connections of this node are in a room. */
  public int members(Room room) {
    return rooms.size(room);
  }

  /** Ends all connections. */
  public void closeAll(Closing why) {
    connections.values().forEach(connection -> connection.close(why));
  }
}
