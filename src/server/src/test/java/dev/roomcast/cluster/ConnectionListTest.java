package dev.roomcast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionListTest {
  private static final Room P1 = new Room("project:1");

  private final Directory directory = new Directory(Directory.RoomChanges.UNHEARD);

  private void put(String id, String node, String user, int queue, Room... rooms) {
    Transport transport =
        queue > 100 ? Transport.SOCKETIO_POLLING : Transport.JSON_WEBSOCKET;
    directory.put(
        "run of " + node,
        new ConnectionInfo(
            id,
            node,
            user,
            "",
            transport,
            "192.0.2." + queue,
            Instant.EPOCH,
            List.of(rooms),
            new Activity(0, 0, 0, 0, queue, Instant.EPOCH, 0)));
  }

  private void three() {
    put("a", "n1", "ann", 30);
    put("b", "n2", "bob", 200, P1);
    put("c", "n1", "cid", 9, P1);
  }

  private static List<String> ids(List<ConnectionInfo> infos) {
    return infos.stream().map(ConnectionInfo::id).toList();
  }

  private List<String> ids(ConnectionQuery query) {
    return ids(directory.connections(query).sorted());
  }

  @Test
  void numbersAreSortedAsNumbers() {
    three();

    assertEquals(
        List.of("c", "a", "b"),
        ids(ConnectionQuery.ALL.sorted(ConnectionOrder.QUEUE_BYTES, false)));
    assertEquals(
        List.of("b", "a", "c"),
        ids(ConnectionQuery.ALL.sorted(ConnectionOrder.QUEUE_BYTES, true)));
  }

  @Test
  void everyFilterNarrowsTheList() {
    three();

    assertEquals(List.of("a", "c"), ids(ConnectionQuery.ALL.onNode("n1")));
    assertEquals(List.of("b"), ids(ConnectionQuery.ALL.ofUser("bob")));
    assertEquals(List.of("b", "c"), ids(ConnectionQuery.ALL.inRoom(P1)));
    assertEquals(List.of("b"), ids(ConnectionQuery.ALL.byProtocol("socketio")));
    assertEquals(List.of("c"), ids(ConnectionQuery.ALL.inRoom(P1).onNode("n1")));
    assertEquals(List.of(), ids(ConnectionQuery.ALL.ofUser("bob").onNode("n1")));
    assertEquals(List.of("b"), ids(ConnectionQuery.ALL.withText("BOB")));
    assertEquals(List.of("a"), ids(ConnectionQuery.ALL.withText("2.30")));
    assertEquals(2, directory.connections(ConnectionQuery.ALL.inRoom(P1)).count());
  }

  @Test
  void connectionOfAMemberThatIsNotInTheRoomItselfIsLeftOut() {
    put("a", "n1", "ann", 0, P1);
    put("b", "n1", "ann", 0);

    assertEquals(List.of("a"), ids(ConnectionQuery.ALL.inRoom(P1)));
  }

  @Test
  void pagesFollowOneAnotherInEveryOrder() {
    for (int i = 0; i < 25; i++) {
      put("id" + i, "n" + i % 3, "user " + i % 7, i % 5 * 10, P1);
    }
    for (ConnectionOrder order : ConnectionOrder.values()) {
      for (boolean descending : new boolean[] {false, true}) {
        ConnectionQuery query = ConnectionQuery.ALL.sorted(order, descending);
        List<String> paged = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
          Page<ConnectionInfo> page = directory.connections(query).page(next.get(), 4);
          paged.addAll(ids(page.items()));
          next = page.next();
        }

        assertEquals(ids(query), paged, order + " " + descending);
      }
    }
  }

  @Test
  void pageBehindAConnectionThatIsGoneGoesOnWhereItWas() {
    three();
    ConnectionQuery byUser = ConnectionQuery.ALL;
    Page<ConnectionInfo> first = directory.connections(byUser).page("", 2);
    directory.remove("run of n2", "b");

    Page<ConnectionInfo> second =
        directory.connections(byUser).page(first.next().orElseThrow(), 2);

    assertEquals(List.of("a", "b"), ids(first.items()));
    assertEquals(List.of("c"), ids(second.items()));
    assertEquals(Optional.empty(), second.next());
  }

  @Test
  void lastPageThatIsFullHasNoNext() {
    three();

    assertEquals(
        Optional.empty(), directory.connections(ConnectionQuery.ALL).page("", 3).next());
  }

  @Test
  void placeInAnotherOrderIsRefused() {
    three();
    String place =
        directory.connections(ConnectionQuery.ALL).page("", 1).next().orElseThrow();
    ConnectionList bySince =
        directory.connections(ConnectionQuery.ALL.sorted(ConnectionOrder.SINCE, false));

    assertThrows(IllegalArgumentException.class, () -> bySince.page(place, 1));
    assertThrows(IllegalArgumentException.class, () -> bySince.page("bm9uc2Vuc2U", 1));
    assertThrows(IllegalArgumentException.class, () -> bySince.page("%", 1));
  }
}
