package dev.roomcast.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameParserTest {
  private final List<String> frames = new ArrayList<>();

  @Test
  void framesInOneReadAreTakenApart() {
    byte[] bytes = bytes("\u0081\u0001a\u0081\u0002bc");

    assertEquals(7, parse(bytes, bytes.length));
    assertEquals(List.of("1:a", "1:bc"), frames);
  }

  @Test
  void anUnfinishedFrameWaits() {
    byte[] bytes = bytes("\u0081\u0001a\u0081\u0002bc");

    assertEquals(3, parse(bytes, 6));
    assertEquals(List.of("1:a"), frames);
  }

  @Test
  void anUnfinishedHeaderWaits() {
    byte[] bytes = bytes("\u0081\u007e\u0000\u00c8");

    assertEquals(0, parse(bytes, 1));
    assertEquals(0, parse(bytes, 3));
    assertEquals(0, parse(bytes, 4));
    assertEquals(List.of(), frames);
  }

  @Test
  void aFrameOf200BytesHasALengthOfTwoBytes() {
    String text = "x".repeat(200);
    byte[] bytes = bytes("\u0081\u007e\u0000\u00c8" + text);

    assertEquals(204, parse(bytes, bytes.length));
    assertEquals(List.of("1:" + text), frames);
  }

  @Test
  void controlFramesAreFramesToo() {
    byte[] bytes = bytes("\u0089\u0000\u0088\u0002\u0003\u00e8");

    assertEquals(6, parse(bytes, bytes.length));
    assertEquals(List.of("9:", "8:\u0003\u00e8"), frames);
  }

  @Test
  void fragmentsCompressedAndMaskedFramesAreRefused() {
    for (String bad : List.of("\u0001\u0001a", "\u00c1\u0001a", "\u0081\u0081abcd")) {
      byte[] bytes = bytes(bad);
      assertThrows(FrameParser.BadFrame.class, () -> parse(bytes, bytes.length));
    }
  }

  private int parse(byte[] bytes, int to) {
    return FrameParser.parse(bytes, 0, to, (opcode, array, from, end) ->
        frames.add(opcode + ":"
            + new String(array, from, end - from, StandardCharsets.ISO_8859_1)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
