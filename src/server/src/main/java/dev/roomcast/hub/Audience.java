package dev.roomcast.hub;

import dev.roomcast.api.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The members of one room in one lane, and the parcels that wait for them there.
 *
 * <p>While it is walked nobody in it moves: who leaves leaves a gap, who joins comes last.
 */
/*
 * Threads: waiting belongs to whoever runs the lane. The monitor of members guards the
 * rest, and next, which is that object's own. Only the walk reads slots without it: it may meet one
 * that is over, and nobody who came after the message is looked for by the message.
 */
final class Audience {
  private static final int SMALL = 8; // slots that are not worth giving back

  private final Members members;
  private final Lane lane;
  Audience next;

  private Membership[] slots = new Membership[1];
  private int used;
  private int count;
  private boolean walked;

  private List<Parcel> waiting = List.of(); // which for most rooms it is nearly always

  Audience(Members members, Lane lane) {
    this.members = members;
    this.lane = lane;
  }

  Room room() {
    return members.room();
  }

  Members members() {
    return members;
  }

  Lane lane() {
    return lane;
  }

  // --- members; the caller of these holds their monitor ---

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  void add(Membership membership) {
    if (used == slots.length) {
      slots = Arrays.copyOf(slots, used + (used >> 1) + 1);
    }
    membership.slot = used;
    slots[used++] = membership;
    count++;
  }

  void remove(Membership membership) {
    membership.end();
    count--;
    if (walked) {
      slots[membership.slot] = null;
      return;
    }
    Membership last = slots[--used];
    slots[used] = null;
    if (last != membership) {
      slots[membership.slot] = last;
      last.slot = membership.slot;
    }
    if (slots.length > SMALL && used < slots.length / 4) {
      slots = Arrays.copyOf(slots, 2 * used);
    }
  }

  void forEach(Consumer<Connection> visitor) {
    for (int i = 0; i < used; i++) {
      if (slots[i] != null) {
        visitor.accept(slots[i].connection());
      }
    }
  }

  // --- the walk ---

  /** From now on nobody in it moves; gives the number of slots to walk. */
  int beginWalk() {
    synchronized (members) {
      walked = true;
      return used;
    }
  }

  /** The slots as they are now; one that is empty or over is to be passed by. */
  Membership[] slots() {
    synchronized (members) {
      return slots;
    }
  }

  void endWalk() {
    synchronized (members) {
      walked = false;
      if (count < used) {
        closeGaps();
      }
    }
  }

  private void closeGaps() {
    int to = 0;
    for (int from = 0; from < used; from++) {
      Membership each = slots[from];
      if (each != null) {
        slots[to] = each;
        each.slot = to++;
      }
    }
    Arrays.fill(slots, to, used, null);
    used = to;
  }

  // --- what waits; only for whoever runs the lane ---

  /**
   * Lets a parcel wait.
   *
   * @return whether nothing waited before: the audience needs a round
   */
  boolean await(Parcel parcel) {
    boolean first = waiting.isEmpty();
    if (first) {
      waiting = new ArrayList<>(2);
    }
    waiting.add(parcel);
    return first;
  }

  /** The parcels that not every member has got, in the log's order. */
  List<Parcel> waiting() {
    return waiting;
  }

  /** Every member has got the first ones. */
  void take(int count) {
    waiting = count == waiting.size() ? List.of() : rest(count);
  }

  private List<Parcel> rest(int count) {
    return new ArrayList<>(waiting.subList(count, waiting.size()));
  }
}
