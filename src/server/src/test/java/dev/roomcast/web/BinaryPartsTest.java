package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryPartsTest {
  private final BinaryParts parts = new BinaryParts(6); // bytes
  private final List<String> heard = new ArrayList<>();

  private void add(String part, boolean last) {
    parts.add(
        part.getBytes(StandardCharsets.US_ASCII),
        last,
        whole -> heard.add(new String(whole, StandardCharsets.US_ASCII)),
        () -> heard.add("too large"));
  }

  @Test
  void messageOfOnePartIsHandedOn() {
    add("abc", true);
    add("", true);

    assertEquals(List.of("abc", ""), heard);
  }

  @Test
  void partsAreOneMessageOfAsManyBytesAsAllowed() {
    add("ab", false);
    add("", false);
    add("cdef", true);
    add("gh", true);

    assertEquals(List.of("abcdef", "gh"), heard);
  }

  @Test
  void messageThatNeverEndsIsTooLargeOnceAndHeldNoLonger() {
    add("abcd", false);
    add("efg", false);
    add("h", true);

    assertEquals(List.of("too large"), heard);
  }
}
