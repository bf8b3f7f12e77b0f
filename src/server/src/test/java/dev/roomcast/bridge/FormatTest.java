package dev.roomcast.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Draft;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  private static final String HOST = "\"host_id\":\"0123456789abcdef0123456789abcdef\"}";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String data(Draft draft) {
    return new String(draft.data(), StandardCharsets.UTF_8);
  }

  private static Draft python(String json) throws Unfit {
    return Format.PYTHON.read(utf8(json)).draft();
  }

  private static Outcome refusedPython(byte[] message) {
    return assertThrows(Unfit.class, () -> Format.PYTHON.read(message).draft()).outcome();
  }

  private static Outcome refusedNode(String hex) {
    byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
    return assertThrows(Unfit.class, () -> Format.NODE.read(message).draft()).outcome();
  }

  /* As python-socketio 5.18.1 publishes it. */
  @Test
  void pythonEmitIsAnEventOfItsRoom() throws Unfit {
    Draft draft =
        python(
            "{\"method\":\"emit\",\"event\":\"project.updated\",\"data\":[{\"name\":\"Shop\",\"n\":1.0}],"
                + "\"binary\":false,\"namespace\":\"/ws\",\"room\":\"project:17\","
                + "\"skip_sid\":null,\"callback\":null," + HOST);

    assertEquals("project.updated", draft.type());
    assertEquals(List.of(new Room("project:17")), draft.rooms());
    assertEquals("{\"name\":\"Shop\",\"n\":1.0}", data(draft));
  }

  @Test
  void pythonEmitToNobodyInParticularIsForEverybody() throws Unfit {
    Draft draft =
        python(
            "{\"method\":\"emit\",\"event\":\"announced\",\"data\":[\"a\",2],\"binary\":false,"
                + "\"namespace\":\"/\",\"room\":null," + HOST);

    assertEquals(List.of(Room.GLOBAL), draft.rooms());
    assertEquals("[\"a\",2]", data(draft));
  }

  @Test
  void pythonEmitMayNameSeveralRooms() throws Unfit {
    Draft draft =
        python(
            "{\"method\":\"emit\",\"event\":\"a\",\"data\":[],\"binary\":false,"
                + "\"room\":[\"project:1\",\"project:2\"]," + HOST);

    assertEquals(List.of(new Room("project:1"), new Room("project:2")), draft.rooms());
    assertEquals("null", data(draft));
  }

  /* Without "binary" the data is the argument itself, as before 5.14. */
  @Test
  void olderPythonEmitHasTheArgumentItself() throws Unfit {
    assertEquals("[1,2]", data(python("{\"method\":\"emit\",\"event\":\"a\",\"data\":[1,2]}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"method\":\"disconnect\",\"sid\":\"x\",\"namespace\":\"/\"} | NO_EVENT",
        "{\"method\":\"emit\",\"event\":\"a\",\"data\":[{},\"AQ==\"],\"binary\":true} | BINARY",
        "{\"method\":\"emit\",\"event\":\"a\",\"data\":1,\"namespace\":\"/chat\"} | NAMESPACE",
        "{\"method\":\"emit\",\"event\":\"a\",\"data\":1,\"room\":\"Kd3xV0pQ7mTz1bWfAAAB\"} | ROOM",
        "{\"method\":\"emit\",\"event\":\"chatMessage\",\"data\":1} | TYPE",
        "{\"method\":\"emit\",\"event\":7,\"data\":1} | MALFORMED",
        "{} | MALFORMED",
        "[] | MALFORMED",
        "hello | MALFORMED",
        "{\"method\":\"emit\" | MALFORMED"
      })
  void pythonMessageThatIsNoEventHereIsTold(String json, Outcome why) {
    assertEquals(why, refusedPython(utf8(json)));
  }

  /* What pickle.dumps({"method": "emit"}) gives in Python 3.8 and later. */
  @Test
  void pickleIsNotReadAtAll() {
    byte[] pickle =
        HexFormat.of().parseHex("80049516000000000000007d948c066d6574686f64948c04656d697494732e");

    assertEquals(Outcome.PICKLE, refusedPython(pickle));
    assertEquals(Outcome.MALFORMED, refusedPython(new byte[0]));
  }

  /* The bytes of @socket.io/redis-emitter for ev, {a: 1}, to r1 in /ws; the room renamed. */
  @Test
  void nodeEmitIsAnEventOfItsRoom() throws Unfit {
    byte[] message =
        HexFormat.of()
            .parseHex(
                ("93 a7 656d6974746572 83 a4 74797065 02 a4 64617461 92 a2 6576 81 a1 61 01"
                        + " a3 6e7370 a3 2f7773 83 a5 726f6f6d73 91 a9 70726f6a6563743a31"
                        + " a5 666c616773 80 a6 657863657074 90")
                    .replace(" ", ""));

    Draft draft = Format.NODE.read(message).draft();

    assertEquals("ev", draft.type());
    assertEquals(List.of(new Room("project:1")), draft.rooms());
    assertEquals("{\"a\":1}", data(draft));
  }

  @ParameterizedTest
  @CsvSource({
    // [uid, {type: 2, data: [ev], nsp: "/ws"}, {rooms: [], except: ["a"]}]
    "93 a1 75 83 a4 74797065 02 a4 64617461 91 a2 6576 a3 6e7370 a3 2f7773"
        + " 82 a5 726f6f6d73 90 a6 657863657074 91 a1 61, EXCEPT",
    // type 5
    "93 a1 75 82 a4 74797065 05 a4 64617461 91 a2 6576 80, BINARY",
    // data: [ev, bin 01]
    "93 a1 75 82 a4 74797065 02 a4 64617461 92 a2 6576 c4 01 01 80, BINARY",
    // data: []
    "93 a1 75 82 a4 74797065 02 a4 64617461 90 80, MALFORMED",
    // type 1
    "93 a1 75 82 a4 74797065 01 a4 64617461 90 80, NO_EVENT",
    "80, MALFORMED",
    "93 a1, MALFORMED",
    "7b7d, MALFORMED"
  })
  void nodeMessageThatIsNoEventHereIsTold(String hex, Outcome why) {
    assertEquals(why, refusedNode(hex));
  }
}
