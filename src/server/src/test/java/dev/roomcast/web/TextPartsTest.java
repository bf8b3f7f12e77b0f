package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPartsTest {
  private final TextParts parts = new TextParts(6); // bytes
  private final List<String> heard = new ArrayList<>();

  private void add(String part, boolean last) {
    parts.add(part, last, heard::add, () -> heard.add("too large"));
  }

  @Test
  void messageOfOnePartIsHandedOn() {
    add("abc", true);
    add("", true);

    assertEquals(List.of("abc", ""), heard);
  }

  @Test
  void partsAreOneMessage() {
    add("ab", false);
    add("", false);
    add("cd", true);
    add("ef", true);

    assertEquals(List.of("abcd", "ef"), heard);
  }

  @Test
  void messageMayHaveAsManyBytesAsAllowed() {
    add("äöü", true);
    add("abc", false);
    add("def", true);

    assertEquals(List.of("äöü", "abcdef"), heard);
  }

  @Test
  void bytesCountRatherThanCharacters() {
    add("äöüx", true);

    assertEquals(List.of("too large"), heard);
  }

  /* Undertow handed on what came of a frame that never ended, and nobody counted. */
  @Test
  void messageThatNeverEndsIsTooLargeOnceAndHeldNoLonger() {
    add("abcd", false);
    add("efg", false);
    add("h", false);
    add("i", true);
    add("j", true);

    assertEquals(List.of("too large"), heard);
  }
}
