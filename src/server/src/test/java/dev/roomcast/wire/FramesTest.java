package dev.roomcast.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTest {

  @ParameterizedTest
  @CsvSource({
    "0,      81 00",
    "1,      81 01",
    "125,    81 7d",
    "126,    81 7e 00 7e",
    "65535,  81 7e ff ff",
    "65536,  81 7f 00 00 00 00 00 01 00 00"
  })
  void textHasTheHeaderOfItsSize(int size, String header) {
    assertOnWebSocket(header, Frame.text("x".repeat(size)));
  }

  @ParameterizedTest
  @CsvSource({
    "0,      82 00",
    "1,      82 01",
    "125,    82 7d",
    "126,    82 7e 00 7e",
    "65535,  82 7e ff ff",
    "65536,  82 7f 00 00 00 00 00 01 00 00"
  })
  void binaryHasTheHeaderOfItsSize(int size, String header) {
    assertOnWebSocket(header, Frame.binary(new byte[size]));
  }

  private static void assertOnWebSocket(String header, Frame frame) {
    byte[] bytes = Frames.of(frame).webSocketBytes();
    int headerBytes = bytes.length - frame.bytes();

    assertEquals(header, HexFormat.ofDelimiter(" ").formatHex(bytes, 0, headerBytes));
    assertArrayEquals(frame.data(), Arrays.copyOfRange(bytes, headerBytes, bytes.length));
  }

  @Test
  void framesFollowOneAnother() {
    Frames group =
        Frames.of(List.of(Frame.text("é"), Frame.binary(new byte[] {7}), Frame.text("")));

    assertEquals("8102c3a9" + "820107" + "8100", HexFormat.of().formatHex(group.webSocketBytes()));
    assertEquals(3, group.bytes());
    assertEquals(3, group.count());
  }

  @Test
  void bytesAreMadeOnce() {
    Frames group = Frames.of(Frame.text("a"));

    assertSame(group.webSocketBytes(), group.webSocketBytes());
  }

  @Test
  void joinedGroupIsAllItsFramesInOrder() {
    Frames first = Frames.of(List.of(Frame.text("a"), Frame.text("bb")));
    Frames second = Frames.of(Frame.text("ccc"));

    Frames joined = Frames.joined(List.of(first, second));

    assertEquals(
        Frames.of(List.of(Frame.text("a"), Frame.text("bb"), Frame.text("ccc"))), joined);
    assertEquals(6, joined.bytes());
    assertEquals("810161", HexFormat.of().formatHex(joined.webSocketBytes(), 0, 3));
  }

  @Test
  void oneGroupIsJoinedAlready() {
    Frames alone = Frames.of(Frame.text("a"));

    assertSame(alone, Frames.joined(List.of(alone)));
  }

  @Test
  void laterChangeOfTheListChangesNothing() {
    List<Frame> list = new ArrayList<>(List.of(Frame.text("a")));
    Frames group = Frames.of(list);
    list.add(Frame.text("b"));

    assertEquals(Frames.of(Frame.text("a")), group);
  }

  @Test
  void groupIsNeverEmpty() {
    assertThrows(IllegalArgumentException.class, () -> Frames.of(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Frames.joined(List.of()));
  }

  @Test
  void groupsAreEqualWhenTheirFramesAre() {
    Frames group = Frames.of(Frame.text("a"));

    assertEquals(Frames.of(Frame.utf8("a".getBytes(UTF_8))), group);
    assertNotEquals(Frames.of(Frame.binary("a".getBytes(UTF_8))), group);
  }

  @Test
  void descriptionDoesNotTellTheContent() {
    assertEquals("[text frame of 6 bytes]", Frames.of(Frame.text("secret")).toString());
  }
}
