package dev.roomcast.hub;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a client is: who, how connected, in which rooms. */
/*
 * Threads: any. The connection's own monitor guards memberships and gone, so that joining, leaving
 * and being gone exclude each other; Rooms relies on it. upTo belongs to whoever runs the lane, which
 * is set once, before anybody knows of the connection.
 */
public final class Connection {
  private final String id;
  private final Client client;
  private final Gate gate;
  private final Instant since;
  private final List<Membership> memberships = new ArrayList<>(3); // few: a look at each is cheap
  private final OpenQuestions questions;
  private Lane lane;
  private Optional<Ticket> ticket = Optional.empty(); // set, if at all, before others know of it
  private volatile Identity identity;
  private boolean gone;
  private long upTo; // the number of a message

  Connection(String id, Client client, Identity identity, Instant since) {
    this.id = id;
    this.client = client;
    this.gate = new Gate(client);
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

  /** The way to the client, for answers and events. */
  Gate gate() {
    return gate;
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
    gate.send(codec().encode(push));
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
