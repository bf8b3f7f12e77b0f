package dev.roomcast.hub;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a client is: who, how connected, in which rooms. */
/*
 * Threads: any. The connection's own monitor guards memberships, gone and heldBack, so that joining,
 * leaving and being gone exclude each other; Rooms relies on it. It is not held while the client is
 * called. upTo belongs to whoever runs the lane, which is set once, before anybody knows of the
 * connection.
 */
public final class Connection {
  /** What may be held back; it is only a moment's. */
  static final int MAX_HELD_BYTES = 1 << 20;

  private final String id;
  private final Client client;
  private final Instant since;
  private final List<Membership> memberships = new ArrayList<>(3); // few: a look at each is cheap
  private final OpenQuestions questions;
  private Lane lane;
  private Optional<Ticket> ticket = Optional.empty(); // set, if at all, before others know of it
  private volatile Identity identity;
  private boolean gone;
  private List<Frames> heldBack = new ArrayList<>(0); // null while open
  private int heldBytes;
  private volatile boolean open;
  private long upTo; // the number of a message

  Connection(String id, Client client, Identity identity, Instant since) {
    this.id = id;
    this.client = client;
    this.identity = identity;
    this.since = since;
    this.questions = new OpenQuestions(id);
  }

  /** Gives it the lane that it stays in. */
  void enter(Lane chosen) {
    lane = chosen;
  }

  /** Lets it go on later by this. */
  void ticket(Ticket given) {
    ticket = Optional.of(given);
  }

  Optional<Ticket> ticket() {
    return ticket;
  }

  Lane lane() {
    return lane;
  }

  /** Unguessable; its owner and operators may see it. */
  public String id() {
    return id;
  }

  public Identity identity() {
    return identity;
  }

  /** Since when it is connected. */
  public Instant since() {
    return since;
  }

  /** The Socket.IO namespace that it is in; empty in a protocol that has none. */
  public String namespace() {
    return client.namespace();
  }

  public Client.Transport transport() {
    return client.transport();
  }

  public String address() {
    return client.address();
  }

  /** The headers of its first request, {@code Name: value}, without what may be secret. */
  public List<String> headers() {
    return client.headers();
  }

  /** What passed between the client and this node so far. */
  public Activity activity() {
    return client.activity();
  }

  /** The rooms that it is in, in the order in which it joined them. */
  public List<Room> rooms() {
    synchronized (this) {
      return memberships.stream().map(Membership::room).toList();
    }
  }

  /** Ends the connection; it leaves its rooms by the protocol session's word. */
  public void close(Closing why) {
    client.close(why);
  }

  void identity(Identity renewed) {
    identity = renewed;
  }

  Codec codec() {
    return client.codec();
  }

  /** Sends an answer or an event; while the connection is {@linkplain #hold held} it waits. */
  void send(Frames frames) {
    if (open || !keep(frames)) {
      client.send(frames);
    }
  }

  /** Sends what came by a membership, as {@link #send} does; drops it if that is over meanwhile. */
  void deliver(Membership by, Frames frames) {
    if (open || !(by.isOver() || keep(frames))) {
      client.send(frames);
    }
  }

  /** Sends what came by several memberships; false if the connection is held. */
  boolean sendIfOpen(Frames frames) {
    if (!open) {
      return false;
    }
    client.send(frames);
    return true;
  }

  private boolean keep(Frames frames) {
    synchronized (this) {
      if (heldBack == null) {
        return false;
      }
      if (heldBytes <= MAX_HELD_BYTES) {
        heldBytes += frames.bytes();
        heldBack.add(frames);
      }
      if (heldBytes <= MAX_HELD_BYTES) {
        return true;
      }
    }
    client.close(Closing.TOO_SLOW);
    return true;
  }

  /**
   * From now on everything for this client waits, until {@link #release}: it can be told first what
   * it has missed. Whatever is beyond {@link #MAX_HELD_BYTES} ends the connection as too slow. Only
   * for the thread that does the client's commands.
   */
  synchronized void hold() {
    if (heldBack == null) {
      heldBack = new ArrayList<>(0);
      open = false;
    }
  }

  /** Says this first, then everything that waits; from now on sends go out at once. */
  void open(Push.Established first) {
    release(List.of(client.codec().encode(first)));
  }

  /** Sends these first, then everything that waits; from now on sends go out at once. */
  void release(List<Frames> first) {
    List<Frames> next = first;
    do {
      next.forEach(client::send);
      next = takeHeldBack();
    } while (!next.isEmpty());
  }

  /** Forgets what waits: it comes by rooms that it is taken into anew. */
  synchronized void dropHeldBack() {
    heldBack = new ArrayList<>(0);
    heldBytes = 0;
  }

  private synchronized List<Frames> takeHeldBack() {
    List<Frames> taken = heldBack;
    open = taken.isEmpty();
    heldBack = open ? null : new ArrayList<>();
    heldBytes = 0;
    return taken;
  }

  /** What it has been asked. */
  OpenQuestions questions() {
    return questions;
  }

  // --- for whoever runs the lane ---

  /** Whether every message for it up to this number has been handed to it. */
  boolean hasAllUpTo(long number) {
    return upTo >= number;
  }

  void hasGotAllUpTo(long number) {
    upTo = number;
  }

  /** Whether it is in another room for which something waits. */
  synchronized boolean isAwaitedElsewhere(Audience here) {
    for (Membership each : memberships) {
      if (each.audience() != here && !each.audience().waiting().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  void push(Push push) {
    send(codec().encode(push));
  }

  /** Whether it is not gone and not in the room. */
  synchronized boolean mayJoin(Room room) {
    return !gone && !isIn(room);
  }

  synchronized void joined(Membership membership) {
    memberships.add(membership);
  }

  synchronized Optional<Membership> left(Room room) {
    Optional<Membership> left = in(room);
    left.ifPresent(memberships::remove);
    return left;
  }

  synchronized boolean isIn(Room room) {
    return in(room).isPresent();
  }

  synchronized Optional<Membership> in(Room room) {
    return memberships.stream().filter(each -> each.room().equals(room)).findFirst();
  }

  synchronized List<Membership> memberships() {
    return List.copyOf(memberships);
  }

  synchronized int roomCount() {
    return memberships.size();
  }

  /** From now on it can join nothing; gives the memberships that it had to the first caller only. */
  synchronized Optional<List<Membership>> gone() {
    if (gone) {
      return Optional.empty();
    }
    gone = true;
    List<Membership> last = memberships();
    memberships.clear();
    return Optional.of(last);
  }
}
