package dev.roomcast.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** The connections that a query is about, as of one moment; sorted only as far as is asked for. */
public final class ConnectionList {
  private final ConnectionQuery query;
  private final List<ConnectionInfo> candidates;

  ConnectionList(ConnectionQuery query, List<ConnectionInfo> candidates) {
    this.query = query;
    this.candidates = candidates;
  }

  /** How many there are. */
  public int count() {
    return (int) candidates.stream().filter(query.filter()).count();
  }

  /** All of them, in any order. */
  public List<ConnectionInfo> all() {
    return candidates.stream().filter(query.filter()).toList();
  }

  /** All of them, sorted. */
  public List<ConnectionInfo> sorted() {
    return candidates.stream().filter(query.filter()).sorted(query.comparator()).toList();
  }

  /**
   * A page of them. Pages of lists made at different moments fit together: no connection that is
   * there all the time and keeps its place is shown twice or left out.
   *
   * @param after what the page before had as its {@link Page#next}; empty for the first page
   * @throws IllegalArgumentException if that is not from a list in this order
   */
  public Page<ConnectionInfo> page(String after, int limit) {
    List<ConnectionInfo> first = first(behind(after), limit + 1);
    if (first.size() <= limit) {
      return new Page<>(first, Optional.empty());
    }
    return new Page<>(first.subList(0, limit), Optional.of(place(first.get(limit - 1))));
  }

  private List<ConnectionInfo> first(Predicate<ConnectionInfo> behind, int many) {
    Comparator<ConnectionInfo> comparator = query.comparator();
    Predicate<ConnectionInfo> wanted = query.filter().and(behind);
    PriorityQueue<ConnectionInfo> least = new PriorityQueue<>(many + 1, comparator.reversed());
    for (ConnectionInfo each : candidates) {
      boolean room = least.size() < many || comparator.compare(each, least.peek()) < 0;
      if (room && wanted.test(each)) {
        least.add(each);
        if (least.size() > many) {
          least.poll();
        }
      }
    }
    List<ConnectionInfo> sorted = new ArrayList<>(least);
    sorted.sort(comparator);
    return sorted;
  }

  /* Ids have no spaces, so the first one ends the id. */
  private String place(ConnectionInfo last) {
    String place = query.order().name() + " " + last.id() + " " + query.order().text(last);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private Predicate<ConnectionInfo> behind(String after) {
    if (after.isEmpty()) {
      return each -> true;
    }
    String[] place =
        new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(" ", 3);
    if (place.length != 3 || !place[0].equals(query.order().name())) {
      throw new IllegalArgumentException("\"after\" is not from a list in this order");
    }
    int direction = query.descending() ? -1 : 1;
    return each -> direction * query.order().compare(each, place[2], place[1]) > 0;
  }
}
