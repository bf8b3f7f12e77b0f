package dev.roomcast.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FrameTest {
  @Test
  void sizeIsCountedInBytesOfUtf8() {
    assertEquals(3, Frame.text("42x").bytes());
    assertEquals(2, Frame.text("é").bytes());
    assertEquals(4, Frame.text("\ud83d\ude00").bytes());
    assertEquals(5, Frame.binary(new byte[5]).bytes());
  }

  @Test
  void textAndUtf8AreTheSameFrame() {
    var text = Frame.text("42[\"é\ud83d\ude00\"]");
    var utf8 = Frame.utf8("42[\"é\ud83d\ude00\"]".getBytes(UTF_8));

    assertEquals(text, utf8);
    assertEquals(text.hashCode(), utf8.hashCode());
    assertEquals(text.text(), utf8.text());
    assertArrayEquals(text.data(), utf8.data());
  }

  @Test
  void textIsMadeOnce() {
    var frame = Frame.utf8("é".getBytes(UTF_8));

    assertSame(frame.text(), frame.text());
  }

  @Test
  void loneSurrogateBecomesAQuestionMarkInBytesAndText() {
    var frame = Frame.text("a\ud800b");

    assertArrayEquals("a?b".getBytes(UTF_8), frame.data());
    assertEquals("a?b", frame.text());
  }

  @Test
  void binaryIsNeverTakenForText() {
    var frame = Frame.binary(new byte[] {'2'});

    assertFalse(frame.isText());
    assertTrue(Frame.text("2").isText());
    assertNotEquals(Frame.text("2"), frame);
    assertThrows(IllegalStateException.class, frame::text);
  }

  @Test
  void bufferIsReadOnlyAndHasItsOwnPosition() {
    var frame = Frame.binary(new byte[] {1, 2, 3});
    var first = frame.buffer();
    first.get();

    assertTrue(first.isReadOnly());
    assertEquals(3, frame.buffer().remaining());
  }

  @Test
  void descriptionDoesNotTellTheContent() {
    assertEquals("text frame of 6 bytes", Frame.text("secret").toString());
  }
}
