package dev.roomcast.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds the end of an HTTP/1.1 answer (RFC 9112, section 6): by its Content-Length, or its chunks.
 */
final class HttpAnswer {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String LENGTH = "\r\ncontent-length:";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

  private HttpAnswer() {}

  /**
   * Whether these bytes are one whole answer.
   *
   * @throws LoadFailed if its status is not 200
   */
  static boolean isWhole(byte[] bytes, int length) {
    String answer = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    int head = answer.indexOf(END_OF_HEAD);
    if (head < 0) {
      return false;
    }
    if (!answer.startsWith("HTTP/1.1 200")) {
      throw new LoadFailed("publishing was answered with " + answer);
    }
    String fields = answer.substring(0, head).toLowerCase(Locale.ROOT);
    String body = answer.substring(head + END_OF_HEAD.length());
    return fields.contains(CHUNKED)
        ? body.equals("0\r\n\r\n") || body.endsWith("\r\n0\r\n\r\n")
        : body.length() >= contentLength(fields);
  }

  /** Whether the server will close the connection after this answer. */
  static boolean isLast(byte[] bytes, int length) {
    String answer = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return answer.substring(0, answer.indexOf(END_OF_HEAD))
        .toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
  }

  private static int contentLength(String fields) {
    int at = fields.indexOf(LENGTH);
    if (at < 0) {
      throw new LoadFailed("an answer says nothing of its length: " + fields);
    }
    int from = at + LENGTH.length();
    int end = fields.indexOf('\r', from);
    return Integer.parseInt(fields.substring(from, end < 0 ? fields.length() : end).strip());
  }
}
