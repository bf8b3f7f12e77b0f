package dev.roomcast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  private static final Room P1 = new Room("project:1");
  private static final Room P2 = new Room("project:2");

  private final List<String> changes = new ArrayList<>();
  private final Directory directory =
      new Directory((room, user, here) -> changes.add((here ? "+" : "-") + user + " " + room));

  private static ConnectionInfo info(String id, String user, Room... rooms) {
    return new ConnectionInfo(
        id,
        "n1",
        user,
        "",
        Transport.JSON_WEBSOCKET,
        "192.0.2.1",
        Instant.EPOCH,
        Arrays.asList(rooms),
        new Activity(0, 0, 0, 0, 0, Instant.EPOCH, 0));
  }

  @Test
  void userWithTwoConnectionsInARoomCountsOnce() {
    directory.put("r1", info("a", "ann", P1));
    directory.put("r1", info("b", "ann", P1));
    directory.put("r2", info("c", "bob", P1, P2));

    assertEquals(new Headcount(2, 3), directory.in(P1));
    assertEquals(new Headcount(1, 1), directory.in(P2));
    assertEquals(new Headcount(2, 3), directory.all());
    assertEquals(
        List.of(new Member("ann", 2), new Member("bob", 1)), directory.members(P1, "", 10));
  }

  @Test
  void onlyTheFirstJoinAndTheLastLeaveOfAUserAreChanges() {
    directory.put("r1", info("a", "ann", P1));
    directory.put("r2", info("b", "ann", P1));
    directory.remove("r1", "a");
    directory.moved("r2", "b", List.of(P2));

    assertEquals(
        List.of("+ann project:1", "+ann project:2", "-ann project:1"), changes);
  }

  @Test
  void roomIsGoneWithItsLastMember() {
    directory.put("r1", info("a", "ann", P1));
    directory.remove("r1", "a");

    assertEquals(Headcount.NONE, directory.in(P1));
    assertEquals(0, directory.roomCount());
    assertEquals(List.of(), directory.users("", 10));
    assertEquals(Optional.empty(), directory.find("a"));
  }

  @Test
  void userWhoHadCompanyInARoomIsStillCountedAlone() {
    directory.put("r1", info("a", "ann", P1));
    directory.put("r1", info("b", "bob", P1));
    directory.remove("r1", "b");

    assertEquals(new Headcount(1, 1), directory.in(P1));
    assertEquals(List.of(new Member("ann", 1)), directory.members(P1, "", 10));

    directory.remove("r1", "a");
    assertEquals(0, directory.roomCount());
  }

  @Test
  void droppedRunTakesItsConnectionsOnly() {
    directory.put("r1", info("a", "ann", P1));
    directory.put("r2", info("b", "ann", P1));
    directory.put("r2", info("c", "cid", P2));

    directory.drop("r2");

    assertEquals(new Headcount(1, 1), directory.all());
    assertEquals(new Headcount(1, 1), directory.in(P1));
    assertEquals(List.of(), directory.ofUser("cid"));
    assertEquals(1, directory.ofUser("ann").size());
  }

  @Test
  void replacingTellsOnlyWhatIsDifferent() {
    directory.put("r1", info("a", "ann", P1));
    directory.put("r1", info("b", "bob", P1));
    changes.clear();

    directory.replace("r1", List.of(info("b", "bob", P1), info("c", "cid", P1)));

    assertEquals(List.of("-ann project:1", "+cid project:1"), changes);
  }

  @Test
  void membersArePagedBehindAUser() {
    for (String user : List.of("dan", "ann", "cid", "bob")) {
      directory.put("r1", info("of-" + user, user, P1));
    }

    assertEquals(
        List.of(new Member("ann", 1), new Member("bob", 1)), directory.members(P1, "", 2));
    assertEquals(
        List.of(new Member("cid", 1), new Member("dan", 1)), directory.members(P1, "bob", 2));
    assertEquals(List.of(), directory.members(P1, "dan", 2));
  }

  @Test
  void roomsArePagedByName() {
    directory.put("r1", info("a", "ann", P2, Room.GLOBAL, P1, Room.user("ann")));

    assertEquals(List.of("global", "project:1"), names(directory.rooms("", "", 2)));
    assertEquals(List.of("project:2", "user:ann"), names(directory.rooms("", "project:1", 2)));
    assertEquals(List.of("project:1", "project:2"), names(directory.rooms("project:", "", 9)));
    assertEquals(List.of("project:2"), names(directory.rooms("project:", "project:1", 9)));
  }

  private static List<String> names(List<RoomInfo> rooms) {
    return rooms.stream().map(room -> room.room().name()).toList();
  }

  @Test
  void roomsNameIsInMemoryOnce() {
    directory.put("r1", info("a", "ann", new Room("project:1")));
    directory.put("r2", info("b", "bob", new Room("project:1")));

    assertSame(
        directory.find("a").orElseThrow().rooms().get(0),
        directory.find("b").orElseThrow().rooms().get(0));
  }

  @Test
  void connectionsOfAUserElsewhereAreThoseOfOtherRuns() {
    directory.put("r1", info("a", "ann"));
    directory.put("r2", info("b", "ann"));
    directory.put("r2", info("c", "ann"));

    assertEquals(2, directory.ofUserElsewhere("ann", "r1"));
    assertEquals(0, directory.ofUserElsewhere("bob", "r1"));
  }

  @Test
  void activityIsShownWithTheConnection() {
    directory.put("r1", info("a", "ann", P1));
    Activity activity = new Activity(1, 2, 3, 4, 5, Instant.ofEpochSecond(6), 7);

    directory.active("r1", "a", Transport.SOCKETIO_WEBSOCKET, activity);

    ConnectionInfo shown = directory.find("a").orElseThrow();
    assertEquals(activity, shown.activity());
    assertEquals(Transport.SOCKETIO_WEBSOCKET, shown.transport());
    assertTrue(shown.rooms().contains(P1));
  }

  @Test
  void whatIsToldOfAnUnknownConnectionIsPassedOver() {
    directory.moved("r1", "a", List.of(P1));
    directory.remove("r1", "a");
    directory.drop("r1");

    assertEquals(Headcount.NONE, directory.all());
    assertEquals(List.of(), changes);
  }
}
