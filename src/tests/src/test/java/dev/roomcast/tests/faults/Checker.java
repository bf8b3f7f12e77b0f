package dev.roomcast.tests.faults;

import dev.roomcast.tests.faults.Diary.Gap;
import dev.roomcast.tests.faults.Diary.Got;
import dev.roomcast.tests.faults.Publications.Outcome;
import dev.roomcast.tests.faults.Publications.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what clients got with what was published. For each client, room and source: the events
 * came in the source's order, none twice, and none is missing except where the client was told so.
 * Across sources: all clients of a room got the events in one order.
 */
final class Checker {
  private final Publications publications;
  private final List<ReturningClient> clients;
  private final List<String> rooms;
  private final Set<String> received = new HashSet<>();   // by anybody
  private final List<String> wrong = new ArrayList<>();
  private int missing;
  private int twice;

  private Checker(
      Publications publications, List<ReturningClient> clients, List<String> rooms) {
    this.publications = publications;
    this.clients = clients;
    this.rooms = rooms;
  }

  /**
   * What was found.
   *
   * @param wrong in words; empty if all is well
   * @param missing events that clients did not get and were told so
   * @param twice events that came again because Redis had forgotten the key
   */
  record Findings(List<String> wrong, int missing, int twice) {}

  static Findings check(
      Publications publications, List<ReturningClient> clients, List<String> rooms) {
    Checker checker = new Checker(publications, clients, rooms);
    rooms.forEach(checker::check);
    return new Findings(List.copyOf(checker.wrong), checker.missing, checker.twice);
  }

  private void check(String room) {
    List<Diary> diaries =
        clients.stream()
            .filter(client -> client.rooms.contains(room))
            .map(ReturningClient::diary)
            .toList();
    for (Diary diary : diaries) {
      diary.of(room).stream()
          .filter(Got.class::isInstance)
          .forEach(line -> received.add(((Got) line).event()));
    }
    for (Diary diary : diaries) {
      publications.homes().keySet().forEach(source -> check(diary, room, source));
    }
    Map<String, OneOrder> orders = new HashMap<>();
    for (Diary diary : diaries) {
      inLogOrder(diary, room).forEach((epoch, events) ->
          orders.computeIfAbsent(epoch, none -> new OneOrder()).add(events));
    }
    orders.forEach((epoch, order) -> order.contradiction().ifPresent(events ->
        wrong.add(room + ": clients disagree on the order of " + events + " in epoch " + epoch)));
  }

  private void check(Diary diary, String room, String source) {
    List<Publication> expected = publications.of(source, room);
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < expected.size(); i++) {
      places.put(expected.get(i).number(), i);
    }
    int next = 0;
    boolean told = false;
    for (Diary.Line line : diary.of(room)) {
      if (line instanceof Gap) {
        told = true;
      } else if (line instanceof Got got && got.source().equals(source)) {
        Integer place = places.get(got.number());
        if (place == null) {
          wrong.add(diary + ": " + got + " was never published");
        } else if (place >= next) {
          skipped(diary, expected.subList(next, place), source, told);
          next = place + 1;
          told = false;
        } else if (expected.get(place).outcome() == Outcome.PERHAPS_TWICE) {
          twice++;
        } else {
          wrong.add(diary + ": " + got + " twice or after later ones; expected "
              + expected.get(Math.min(next, expected.size() - 1)));
        }
      }
    }
    skipped(diary, expected.subList(next, expected.size()), source, told);
  }

  private void skipped(Diary diary, List<Publication> events, String source, boolean told) {
    for (Publication each : events) {
      if (told) {
        missing++;
      } else if (each.outcome() != Outcome.UNSURE
          || received.contains(source + " " + each.number())) {
        wrong.add(diary + ": lost " + source + " " + each);
      }
    }
  }

  /*
   * By epoch, the events that a client got from the log. A node that is cut off delivers its own
   * events before they are in the log; their ids say so by a "~".
   */
  private Map<String, List<String>> inLogOrder(Diary diary, String room) {
    Map<String, List<String>> byEpoch = new HashMap<>();
    for (Diary.Line line : diary.of(room)) {
      if (line instanceof Got got) {
        String place = got.id().split("~")[0];
        boolean isAhead =
            got.id().contains("~") && publications.homes().get(got.source()) == got.node();
        if (!isAhead) {
          String epoch = place.substring(0, place.lastIndexOf('-'));
          byEpoch.computeIfAbsent(epoch, none -> new ArrayList<>()).add(got.event());
        }
      }
    }
    return byEpoch;
  }
}
