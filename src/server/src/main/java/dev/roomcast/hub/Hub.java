package dev.roomcast.hub;

import dev.roomcast.api.Answer;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.TimingWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The one door to the clients of this node: connect, join, leave, deliver, disconnect. */
/* Threads: any, but deliver() is called by one thread at a time, which is what keeps the order. */
public final class Hub {
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();
  private final Rooms rooms = new Rooms();
  private final HubCounters counters;
  private final AtomicLong questions = new AtomicLong();
  private long delivery; // counts the messages delivered
  private volatile HubListener listener = HubListener.NONE;

  public Hub(HubCounters counters) {
    this.counters = counters;
  }

  /** Tells of its connections from now on; call it before the first comes. */
  public void listener(HubListener newListener) {
    listener = newListener;
  }

  void connect(Connection connection) {
    connections.put(connection.id(), connection);
    counters.connected();
    listener.changed(connection);
  }

  /** False if it was in the room already, or is gone. */
  boolean join(Connection connection, Room room) {
    return tellIf(rooms.join(connection, room), connection);
  }

  /** False if it was not in the room. */
  boolean leave(Connection connection, Room room) {
    return tellIf(rooms.leave(connection, room), connection);
  }

  private boolean tellIf(boolean changed, Connection connection) {
    if (changed) {
      listener.changed(connection);
    }
    return changed;
  }

  /** Forgets a connection; only the first call for it counts. */
  boolean disconnect(Connection connection, Closing why) {
    if (!connections.remove(connection.id(), connection)) {
      return false;
    }
    rooms.leaveAll(connection);
    listener.changed(connection);
    counters.closed(why);
    return true;
  }

  /**
   * Hands each message to every connection of this node that is in one of its rooms, to each once.
   */
  public void deliver(List<Message> messages, Runnable delivered) {
    messages.forEach(this::deliver);
    delivered.run();
  }

  private void deliver(Message message) {
    delivery++;
    int deliveries = 0;
    for (Room room : message.rooms()) {
      deliveries += deliver(message, room);
    }
    counters.event(message.type(), deliveries);
  }

  private int deliver(Message message, Room room) {
    EncodedOnce encoded = new EncodedOnce(new Push.Event(room, message));
    int deliveries = 0;
    for (Connection member : rooms.members(room)) {
      if (member.isNewTo(delivery)) {
        member.send(encoded.forCodec(member.codec()));
        deliveries++;
      }
    }
    return deliveries;
  }

  /** The connection of this node with this id. */
  public Optional<Connection> find(String connectionId) {
    return Optional.ofNullable(connections.get(connectionId));
  }

  /** The connections of this node that are in a room, as of now. */
  public List<Connection> in(Room room) {
    List<Connection> present = new ArrayList<>();
    rooms.members(room).forEach(present::add);
    return present;
  }

  /** Sends something to some connections. */
  public void push(List<Connection> receivers, Push push) {
    EncodedOnce encoded = new EncodedOnce(push);
    receivers.forEach(receiver -> receiver.send(encoded.forCodec(receiver.codec())));
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
        .ask(receiver -> receiver.send(encoded.forCodec(receiver.codec())), timers, patience);
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

  /** The frames of one push, made at most once for each codec. Used by one thread. */
  private static final class EncodedOnce {
    private final Push push;
    private Codec lastCodec;
    private Frames lastFrames;
    private Map<Codec, Frames> others = Map.of();

    EncodedOnce(Push push) {
      this.push = push;
    }

    Frames forCodec(Codec codec) {
      if (codec != lastCodec) {
        if (others.isEmpty()) {
          others = new IdentityHashMap<>();
        }
        lastFrames = others.computeIfAbsent(codec, fresh -> fresh.encode(push));
        lastCodec = codec;
      }
      return lastFrames;
    }
  }
}
