package dev.roomcast.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The event that is published in all measures, and the check that it came unchanged. Its data name
 * the room and a number that no other event of the run has:
 *
 * <pre>{"order_id":"r00012","seq":"0000000017","status":"active","note":"…"}</pre>
 *
 * <p>All servers send it in the same envelope, at the end of which the data are. The offset of a
 * server that can recover sessions may follow.
 */
public final class EventFormat {
  static final String TYPE = "order.updated";

  private static final byte[] EVENT = ascii("42[\"" + TYPE + "\",{");
  private static final byte[] END = ascii("}");
  private static final byte[] ROOM = ascii("{\"order_id\":\"r");
  private static final byte[] SEQUENCE = ascii("\",\"seq\":\"");
  private static final int ROOM_DIGITS = 5;
  private static final int SEQUENCE_DIGITS = 10;

  private final byte[] rest;
  private final int length;   // bytes of the data

  /**
   * An event of about this size.
   *
   * @param note bytes of filling; 40 make a frame of about 230 bytes
   */
  public EventFormat(int note) {
    rest = ascii("\",\"status\":\"active\",\"note\":\"" + "Shop ".repeat(note / 5) + "\"}");
    length = ROOM.length + ROOM_DIGITS + SEQUENCE.length + SEQUENCE_DIGITS + rest.length;
  }

  /** The name of a room, by its number below 100000. */
  public static String room(int number) {
    return String.format(Locale.ROOT, "project:r%05d", number);
  }

  /** The event as the publish API takes it. */
  String event(int room, int sequence) {
    return "{\"type\":\"" + TYPE + "\",\"rooms\":[\"" + room(room) + "\"],\"data\":"
        + data(room, sequence) + "}";
  }

  String data(int room, int sequence) {
    return String.format(Locale.ROOT, "{\"order_id\":\"r%05d\",\"seq\":\"%010d", room, sequence)
        + new String(rest, StandardCharsets.US_ASCII);
  }

  /** Whether a Socket.IO packet is an event of our type, right or wrong. */
  static boolean isEvent(byte[] bytes, int from, int to) {
    return to - from >= EVENT.length
        && Arrays.equals(bytes, from, from + EVENT.length, EVENT, 0, EVENT.length);
  }

  /**
   * The number in an event's data.
   *
   * @return -1 unless the event ends with the data, unchanged, of an event for this room
   */
  int sequence(byte[] bytes, int from, int to, int room) {
    int end = eventEnd(bytes, from, to);
    int data = end - END.length - length;
    int number = data + ROOM.length;
    int separator = number + ROOM_DIGITS;
    int sequence = separator + SEQUENCE.length;
    int after = sequence + SEQUENCE_DIGITS;
    boolean whole = data >= from
        && same(bytes, data, ROOM)
        && digits(bytes, number, ROOM_DIGITS) == room
        && same(bytes, separator, SEQUENCE)
        && same(bytes, after, rest)
        && same(bytes, end - END.length, END);
    return whole ? digits(bytes, sequence, SEQUENCE_DIGITS) : -1;
  }

  /* A server that can recover a session sends the event's offset as one more argument. */
  private static int eventEnd(byte[] bytes, int from, int to) {
    int end = to - 1;
    if (end <= from || bytes[end] != ']') {
      return from;
    }
    if (bytes[end - 1] != '"') {
      return end;
    }
    int offset = end - 2;
    while (offset > from && bytes[offset] != '"') {
      offset--;
    }
    return offset > from && bytes[offset - 1] == ',' ? offset - 1 : from;
  }

  private static boolean same(byte[] bytes, int at, byte[] expected) {
    return Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }

  private static int digits(byte[] bytes, int at, int count) {
    int number = 0;
    for (int i = at; i < at + count; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
