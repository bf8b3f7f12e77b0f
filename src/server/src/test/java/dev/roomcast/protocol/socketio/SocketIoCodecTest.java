package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Push;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SocketIoCodecTest {
  @Test
  void noticeIsAnEventOfItsTypeWithTheObjectAsItsArgument() {
    Push.Notice notice =
        new Push.Notice(
            Push.Notice.LEFT,
            new Room("project:1"),
            Instant.parse("2026-03-01T12:00:00.5Z"),
            JsonNodeFactory.instance.objectNode().put("code", "removed"));
    SocketIoCodec codec = new SocketIoCodec("/ws", true, SocketIoParser.JSON);

    assertEquals(
        "42/ws,[\"connection.left\",{\"type\":\"connection.left\",\"room\":\"project:1\","
            + "\"time\":\"2026-03-01T12:00:00.500Z\",\"data\":{\"code\":\"removed\"}}]",
        codec.encode(notice).frames().get(0).text());
  }
}
