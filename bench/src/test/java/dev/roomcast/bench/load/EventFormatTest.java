package dev.roomcast.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventFormatTest {
  private static final String DATA =
      "{\"order_id\":\"r00012\",\"seq\":\"0000000017\",\"status\":\"active\",\"note\":\"Shop \"}";
  private static final String PACKET =
      "42[\"order.updated\",{\"id\":\"a-1\",\"data\":" + DATA + "}]";

  private final EventFormat format = new EventFormat(5);

  @Test
  void theEventIsWrittenAsThePublishApiTakesIt() {
    assertEquals(
        "{\"type\":\"order.updated\",\"rooms\":[\"project:r00012\"],\"data\":" + DATA + "}",
        format.event(12, 17));
  }

  @Test
  void theNumberIsReadFromAPacketThatEndsWithTheData() {
    assertEquals(17, sequence(PACKET, 12));
  }

  @Test
  void theOffsetOfAServerThatRecoversSessionsMayFollow() {
    String packet = PACKET.substring(0, PACKET.length() - 1) + ",\"a-1\"]";
    assertEquals(17, sequence(packet, 12));
    assertEquals(-1, sequence(packet.replace(",\"a-1\"]", ",a-1\"]"), 12));
    assertEquals(-1, sequence(packet.replace(",\"a-1\"]", "\"a-1\"]"), 12));
  }

  @Test
  void anEventForAnotherRoomHasNoNumber() {
    assertEquals(-1, sequence(PACKET, 13));
  }

  @Test
  void anEventOfWhichAnyByteOfTheDataIsChangedHasNotItsNumber() {
    int data = PACKET.indexOf(DATA);
    for (int i = data; i < PACKET.length(); i++) {
      String changed = PACKET.substring(0, i) + '~' + PACKET.substring(i + 1);
      assertEquals(-1, sequence(changed, 12), changed);
    }
  }

  @Test
  void aPacketThatIsTooShortHasNoNumber() {
    assertEquals(-1, sequence("42[\"order.updated\",{}]", 12));
  }

  @Test
  void onlyEventsOfOurTypeAreEvents() {
    assertTrue(isEvent(PACKET));
    assertFalse(isEvent("42[\"connection.established\",{}]"));
    assertFalse(isEvent("2"));
  }

  private int sequence(String packet, int room) {
    byte[] bytes = packet.getBytes(StandardCharsets.US_ASCII);
    return format.sequence(bytes, 0, bytes.length, room);
  }

  private static boolean isEvent(String packet) {
    byte[] bytes = packet.getBytes(StandardCharsets.US_ASCII);
    return EventFormat.isEvent(bytes, 0, bytes.length);
  }
}
