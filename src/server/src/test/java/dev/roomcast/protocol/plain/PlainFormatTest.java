package dev.roomcast.protocol.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Push;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlainFormatTest {
  @Test
  void noticeIsAnObjectWithTypeRoomAndDataAndNoId() {
    Push.Notice notice =
        new Push.Notice(
            Push.Notice.USERS_JOINED,
            new Room("project:1"),
            Instant.parse("2026-03-01T12:00:00.5Z"),
            JsonNodeFactory.instance.objectNode().put("users", 2));

    assertEquals(
        "{\"type\":\"presence.joined\",\"room\":\"project:1\","
            + "\"time\":\"2026-03-01T12:00:00.500Z\",\"data\":{\"users\":2}}",
        PlainFormat.JSON.encode(notice).frames().get(0).text());
  }
}
