package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What clients remember of events, so that they can go on after them (protocol 5, recovery). */
class OffsetsTest {
  private static final Room ROOM = new Room("project:1");
  private static final Push.Event EVENT =
      new Push.Event(
          ROOM, new Message("e-1", "a.b", List.of(ROOM), Instant.EPOCH, new byte[] {'1'}));
  private static final String OBJECT =
      "{\"id\":\"e-1\",\"type\":\"a.b\",\"room\":\"project:1\","
          + "\"time\":\"1970-01-01T00:00:00Z\",\"data\":1}";

  private final SocketIoCodec codec =
      new SocketIoCodec("/ws", false, SocketIoParser.JSON, true);

  private static String text(Frames frames) {
    return frames.frames().get(0).text();
  }

  @Test
  void eventHasItsIdAsLastArgument() {
    assertEquals("42/ws,[\"a.b\"," + OBJECT + ",\"e-1\"]", text(codec.encode(EVENT)));
  }

  @Test
  void clientThatTakesNoMoreThanTheEventGetsNoMore() {
    SocketIoCodec plain = new SocketIoCodec("/ws", false, SocketIoParser.JSON);

    assertEquals("42/ws,[\"a.b\"," + OBJECT + "]", text(plain.encode(EVENT)));
    assertEquals("42/ws,[\"a.b\"," + OBJECT + "]", text(plain.encodeMissed(EVENT)));
  }

  /* It came after newer ones: were it remembered, those would come again. */
  @Test
  void missedEventThatWasAskedForIsNotRemembered() {
    assertEquals("42/ws,[\"a.b\"," + OBJECT + ",null]", text(codec.encodeMissed(EVENT)));
  }

  @Test
  void secretComesWithTheConnect() {
    Push greeting =
        new Push.Established(
            "c", "ann", List.of(), Instant.EPOCH, Optional.empty(), Optional.of("secret"));

    assertEquals("40/ws,{\"sid\":\"c\",\"pid\":\"secret\"}", text(codec.encode(greeting)));
  }

  /* The client would take the text for an offset. */
  @Test
  void textAtTheEndOfAnEmittedEventIsNotRemembered() {
    assertEquals(
        "42/ws,[\"say\",\"hello\",null]",
        text(codec.encode(new Push.Emit("say", List.of(TextNode.valueOf("hello"))))));
    assertEquals(
        "42/ws,[\"say\",1]",
        text(codec.encode(new Push.Emit("say", List.of(IntNode.valueOf(1))))));
    assertEquals(
        "42/ws,7[\"say\",\"hello\"]",
        text(
            codec.encode(
                new Push.Emit("say", List.of(TextNode.valueOf("hello"))).asking(7))));
  }

  @Test
  void messagePackHasItToo() {
    SocketIoCodec packed = new SocketIoCodec("/", false, SocketIoParser.MSGPACK, true);

    byte[] bytes = packed.encode(EVENT).frames().get(0).data();

    // … the array's last element: fixstr of 3, "e-1"; then the key "nsp" and "/"
    assertEquals(
        "a3652d31a36e7370a12f",
        java.util.HexFormat.of().formatHex(bytes, bytes.length - 10, bytes.length));
  }
}
