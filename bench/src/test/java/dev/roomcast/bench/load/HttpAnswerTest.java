package dev.roomcast.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

  @Test
  void anAnswerEndsWhereItsLengthSays() {
    String answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";

    assertTrue(isWhole(answer));
    for (int i = 0; i < answer.length(); i++) {
      assertFalse(isWhole(answer.substring(0, i)));
    }
  }

  @Test
  void aChunkedAnswerEndsWithAnEmptyChunk() {
    String answer =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";

    assertTrue(isWhole(answer));
    for (int i = 0; i < answer.length(); i++) {
      assertFalse(isWhole(answer.substring(0, i)));
    }
  }

  @Test
  void anAnswerOtherThan200EndsTheMeasure() {
    LoadFailed failed = assertThrows(LoadFailed.class,
        () -> isWhole("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"));

    assertTrue(failed.getMessage().contains("503"));
  }

  @Test
  void aServerMayAnnounceThatItCloses() {
    assertTrue(isLast("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
    assertFalse(isLast("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  }

  @Test
  void anAnswerWithoutALengthIsNotUnderstood() {
    assertEquals("an answer says nothing of its length: http/1.1 200 ok", assertThrows(
        LoadFailed.class, () -> isWhole("HTTP/1.1 200 OK\r\n\r\n")).getMessage());
  }

  private static boolean isWhole(String answer) {
    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
    return HttpAnswer.isWhole(bytes, bytes.length);
  }

  private static boolean isLast(String answer) {
    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
    return HttpAnswer.isLast(bytes, bytes.length);
  }
}
