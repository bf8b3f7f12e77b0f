package dev.roomcast.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishBodyTest {

  @Test
  void oneEventIsFound() {
    assertEquals(List.of("a {\"n\":1}"),
        events("{\"type\":\"t\",\"rooms\":[\"a\"],\"data\":{\"n\":1}}"));
  }

  @Test
  void allEventsOfABatchAreFound() {
    assertEquals(List.of("a {\"n\":1}", "b {}"), events(
        "{\"events\":[{\"type\":\"t\",\"rooms\":[\"a\"],\"data\":{\"n\":1}},"
            + "{\"type\":\"t\",\"rooms\":[\"b\"],\"data\":{}}]}"));
  }

  private static List<String> events(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    List<String> events = new ArrayList<>();
    PublishBody.read(bytes, 0, bytes.length, (room, data) -> events.add(room + " " + data));
    return events;
  }
}
