package dev.roomcast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client.Transport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalJsonTest {
  private static final Signal.Origin N1 =
      new Signal.Origin("n1", "r1", Instant.ofEpochMilli(1_500));
  private static final Activity ACTIVITY =
      new Activity(1, 2, 3, 4, 5, Instant.ofEpochMilli(2_500), 6);
  private static final ConnectionInfo INFO =
      new ConnectionInfo(
          "c1",
          "n1",
          "ann",
          "/ws",
          Transport.SOCKETIO_WEBSOCKET,
          "192.0.2.1",
          Instant.ofEpochMilli(1_600),
          List.of(Room.GLOBAL, Room.user("ann")),
          ACTIVITY);
  private static final String FROM =
      "\"from\":{\"node\":\"n1\",\"run\":\"r1\",\"started\":1500}";

  private static void assertWritten(String text, Signal signal) {
    assertEquals(text, SignalJson.write(signal));
    assertEquals(Optional.of(signal), SignalJson.read(text));
  }

  @Test
  void changeHasArraysForWhatThereIsMuchOf() {
    Delta delta =
        new Delta(
            List.of(INFO),
            List.of(new Delta.Moved("c2", List.of(Room.GLOBAL))),
            List.of(new Delta.Active("c3", Transport.JSON_WEBSOCKET, ACTIVITY)),
            List.of("c4"));

    assertWritten(
        "r1 {\"kind\":\"change\"," + FROM + ",\"sequence\":7,\"delta\":{"
            + "\"came\":[[\"c1\",\"n1\",\"ann\",\"/ws\",\"SOCKETIO_WEBSOCKET\",\"192.0.2.1\",1600,"
            + "[\"global\",\"user:ann\"],[1,2,3,4,5,2500,6]]],"
            + "\"moved\":[[\"c2\",[\"global\"]]],"
            + "\"active\":[[\"c3\",\"JSON_WEBSOCKET\",[1,2,3,4,5,2500,6]]],"
            + "\"gone\":[\"c4\"]}}",
        new Signal.Change(N1, 7, delta));
  }

  @Test
  void otherSignalsAreObjects() {
    assertWritten(
        "r1 {\"kind\":\"snapshot\"," + FROM
            + ",\"sequence\":7,\"part\":0,\"parts\":1,\"connections\":[]}",
        new Signal.Snapshot(N1, 7, 0, 1, List.of()));
    assertWritten(
        "r1 {\"kind\":\"snapshot-wanted\"," + FROM + ",\"run\":\"r2\"}",
        new Signal.SnapshotWanted(N1, "r2"));
    assertWritten("r1 {\"kind\":\"goodbye\"," + FROM + "}", new Signal.Goodbye(N1));
  }

  @Test
  void questionAndItsAnswerAreObjects() {
    assertWritten(
        "r1 {\"kind\":\"question\"," + FROM
            + ",\"id\":3,\"run\":\"r2\",\"connectionId\":\"c1\"}",
        new Signal.Question(N1, 3, "r2", "c1"));
    assertWritten(
        "r1 {\"kind\":\"answer\"," + FROM
            + ",\"run\":\"r2\",\"id\":3,\"detail\":{\"claims\":{\"exp\":5},"
            + "\"headers\":[\"Host: h\"]}}",
        new Signal.Answer(
            N1,
            "r2",
            3,
            Optional.of(new ConnectionDetail(Map.of("exp", 5), List.of("Host: h")))));
  }

  @Test
  void activityOfAnEarlierVersionHasNoRoundTrip() {
    String earlier =
        "r1 {\"kind\":\"change\"," + FROM + ",\"sequence\":7,\"delta\":{\"came\":[],"
            + "\"moved\":[],\"active\":[[\"c3\",\"JSON_WEBSOCKET\",[1,2,3,4,5,2500]]],"
            + "\"gone\":[]}}";

    Signal.Change change = (Signal.Change) SignalJson.read(earlier).orElseThrow();

    assertEquals(0, change.delta().active().get(0).activity().roundTripMicros());
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() {
    String later =
        "r1 {\"kind\":\"change\",\"new\":1," + FROM + ",\"sequence\":7,\"delta\":{\"new\":[1],"
            + "\"came\":[],\"moved\":[],"
            + "\"active\":[[\"c3\",\"JSON_WEBSOCKET\",[1,2,3,4,5,2500,6,\"new\"],\"new\"]],"
            + "\"gone\":[]}}";

    Signal.Change change = (Signal.Change) SignalJson.read(later).orElseThrow();

    assertEquals(ACTIVITY, change.delta().active().get(0).activity());
    assertEquals(
        Optional.empty(), SignalJson.read("r1 {\"kind\":\"new\"," + FROM + ",\"more\":1}"));
  }

  @Test
  void ownSignalIsKnownByItsFirstWord() {
    String text = SignalJson.write(new Signal.Goodbye(N1));

    assertTrue(SignalJson.isOf("r1", text));
    assertFalse(SignalJson.isOf("r", text));
    assertFalse(SignalJson.isOf("r12", text));
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SignalJson.read("r1 nonsense"));
    assertThrows(IllegalArgumentException.class, () -> SignalJson.read(""));
    assertThrows(
        IllegalArgumentException.class, () -> SignalJson.read("r1 {\"kind\":\"goodbye\"}"));
  }
}
