package dev.roomcast.hub;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Codec;
import dev.roomcast.wire.Frames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hands what waits for one audience to its members, to each all of it at once, a slice of members at
 * a time.
 *
 * <p>Whoever it meets has then got everything up to the round's last message, from all of its rooms
 * and in the log's order: what waits for it in another room, too, if that is older.
 */
/* Threads: for whoever runs the lane. */
final class Round {
  private static final System.Logger LOG = System.getLogger(Round.class.getName());
  private static final int SLICE = 256; // slots
  private static final int MAX_BYTES = 64 * 1024; // as much as a wire takes at once

  private final Audience audience;
  private List<Parcel> parcels = List.of(); // those that it has begun with
  private long first; // their numbers
  private long last;
  private int slot; // the next one to walk
  private int end;
  private final PerCodec<Batch> joined = new PerCodec<>(this::join);
  private int served;
  private boolean faultLogged;

  Round(Audience audience) {
    this.audience = audience;
  }

  Audience audience() {
    return audience;
  }

  /* Nobody in the audience moves from here to the end. */
  private void begin() {
    parcels = atOnce(audience.waiting());
    first = parcels.get(0).number();
    last = parcels.get(parcels.size() - 1).number();
    end = audience.beginWalk();
  }

  /* At least one, and as many as fit. */
  private static List<Parcel> atOnce(List<Parcel> waiting) {
    int bytes = waiting.get(0).delivery().bytes();
    int count = 1;
    while (count < waiting.size()
        && bytes + waiting.get(count).delivery().bytes() <= MAX_BYTES) {
      bytes += waiting.get(count++).delivery().bytes();
    }
    return List.copyOf(waiting.subList(0, count));
  }

  /**
   * Serves the next slice.
   *
   * @param alone whether nothing waits for any other audience of this lane
   * @return whether all members have been served, and the parcels taken from what waits
   */
  boolean step(boolean alone) {
    if (parcels.isEmpty()) {
      begin();
    }
    Membership[] slots = audience.slots();
    int stop = Math.min(end, slot + SLICE);
    while (slot < stop) {
      Membership member = slots[slot++];
      if (member != null && !member.isOver()) {
        serveGuarded(member, alone);
      }
    }
    if (slot < end) {
      return false;
    }
    audience.endWalk();
    audience.take(parcels.size());
    parcels.forEach(Parcel::served);
    return true;
  }

  private void serveGuarded(Membership member, boolean alone) {
    try {
      serve(member, alone);
    } catch (RuntimeException | Error fault) {
      // An error too: it would end the lane, and whatever it has for all others.
      if (!faultLogged) {
        faultLogged = true;
        LOG.log(
            System.Logger.Level.ERROR,
            "Events of room " + audience.room() + " did not reach a member; this is logged once for"
                + " all of them",
            fault);
      }
    }
  }

  private void serve(Membership member, boolean alone) {
    Connection connection = member.connection();
    if (connection.hasAllUpTo(last) || !member.isOlderThan(last)) {
      return;
    }
    boolean hasNone = member.isOlderThan(first) && !connection.hasAllUpTo(first);
    if (hasNone && (alone || !connection.isAwaitedElsewhere(audience))) {
      connection.hasGotAllUpTo(last);
      Batch batch = joined.of(connection.codec());
      served += batch.events();
      batch.frames().ifPresent(frames -> connection.gate().send(member, frames));
    } else {
      serveFromAllRooms(connection);
    }
  }

  private Batch join(Codec codec) {
    Room room = audience.room();
    List<Frames> groups = new ArrayList<>(parcels.size());
    parcels.forEach(each -> each.delivery().frames(room, codec).ifPresent(groups::add));
    return Batch.of(groups);
  }

  /** Events that come together. */
  private record Batch(int events, Optional<Frames> frames) {
    static Batch of(List<Frames> groups) {
      return new Batch(
          groups.size(),
          groups.isEmpty() ? Optional.empty() : Optional.of(Frames.joined(groups)));
    }
  }

  /* What this connection alone is to get. */
  private void serveFromAllRooms(Connection connection) {
    List<Membership> memberships = connection.memberships();
    TreeMap<Parcel, Membership> missing = new TreeMap<>(Comparator.comparing(Parcel::number));
    for (Membership each : memberships) {
      for (Parcel parcel : each.audience().waiting()) {
        if (parcel.number() <= last
            && each.isOlderThan(parcel.number())
            && !connection.hasAllUpTo(parcel.number())) {
          missing.merge(parcel, each, (one, other) -> earlierOf(parcel, one, other));
        }
      }
    }
    connection.hasGotAllUpTo(last);
    send(connection, missing);
  }

  /* Clients get an event by the first of its rooms that they are in. */
  private static Membership earlierOf(Parcel parcel, Membership one, Membership other) {
    for (Audience each : parcel.audiences()) {
      if (each == one.audience()) {
        return one;
      }
      if (each == other.audience()) {
        return other;
      }
    }
    throw new IllegalStateException("the parcel waits for an audience that it is not for");
  }

  private void send(Connection connection, TreeMap<Parcel, Membership> missing) {
    List<Frames> groups = new ArrayList<>(missing.size());
    missing.forEach((parcel, by) ->
        parcel.delivery().frames(by.room(), connection.codec()).ifPresent(groups::add));
    served += groups.size();
    if (!groups.isEmpty() && !connection.gate().sendIfOpen(Frames.joined(groups))) {
      missing.forEach((parcel, by) ->
          parcel
              .delivery()
              .frames(by.room(), connection.codec())
              .ifPresent(frames -> connection.gate().send(by, frames)));
    }
  }

  /** How many events were handed to members since the last call. */
  int takeServed() {
    int taken = served;
    served = 0;
    return taken;
  }
}
