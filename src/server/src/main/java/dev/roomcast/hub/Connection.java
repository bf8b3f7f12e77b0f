package dev.roomcast.hub;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a client is: who, how connected, in which rooms. */
/*
 * Threads: any. The connection's own monitor guards rooms, gone and heldBack, so that joining,
 * leaving and being gone exclude each other; Rooms relies on it. It is not held while the client is
 * called. lastDelivery belongs to the one thread that delivers.
 */
public final class Connection {
  private final String id;
  private final Client client;
  private final Instant since;
  private final Set<Room> rooms = new LinkedHashSet<>(4);
  private final OpenQuestions questions;
  private volatile Identity identity;
  private boolean gone;
  private List<Frames> heldBack = new ArrayList<>(0); // null once open
  private volatile boolean open;
  private long lastDelivery;

  Connection(String id, Client client, Identity identity, Instant since) {
    this.id = id;
    this.client = client;
    this.identity = identity;
    this.since = since;
    this.questions = new OpenQuestions(id);
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

  /** The rooms that it is in, in the order in which it joined them. */
  public List<Room> rooms() {
    synchronized (this) {
      return List.copyOf(rooms);
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

  /** Sends an answer or an event; before {@link #open} it waits for that. */
  void send(Frames frames) {
    if (!open) {
      synchronized (this) {
        if (heldBack != null) {
          heldBack.add(frames);
          return;
        }
      }
    }
    client.send(frames);
  }

  /** Says this first, then everything that came meanwhile; from now on sends go out at once. */
  void open(Push.Established first) {
    List<Frames> next = List.of(client.codec().encode(first));
    while (!next.isEmpty()) {
      next.forEach(client::send);
      next = takeHeldBack();
    }
  }

  private synchronized List<Frames> takeHeldBack() {
    List<Frames> taken = heldBack;
    open = taken.isEmpty();
    heldBack = open ? null : new ArrayList<>();
    return taken;
  }

  /** What it has been asked. */
  OpenQuestions questions() {
    return questions;
  }

  /** Whether this delivery has not met the connection before; to be asked by one thread only. */
  boolean isNewTo(long delivery) {
    boolean isNew = lastDelivery != delivery;
    lastDelivery = delivery;
    return isNew;
  }

  void push(Push push) {
    send(codec().encode(push));
  }

  /** Runs under the monitor; false if the connection is gone or was in the room already. */
  synchronized boolean joined(Room room) {
    return !gone && rooms.add(room);
  }

  synchronized boolean left(Room room) {
    return rooms.remove(room);
  }

  synchronized boolean isIn(Room room) {
    return rooms.contains(room);
  }

  synchronized int roomCount() {
    return rooms.size();
  }

  /** From now on it can join nothing; gives the rooms that it was in, once. */
  synchronized List<Room> gone() {
    gone = true;
    List<Room> last = List.copyOf(rooms);
    rooms.clear();
    return last;
  }
}
