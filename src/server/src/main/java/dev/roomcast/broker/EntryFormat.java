package dev.roomcast.broker;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * How an entry of the stream is written: field {@code p} the publisher, {@code s} its sequence
 * number, {@code m} a MessagePack array with one array for each message: type, rooms, milliseconds
 * since 1970, data. Later versions may append to that array.
 */
final class EntryFormat {
  static final byte[] PUBLISHER = {'p'};
  static final byte[] SEQUENCE = {'s'};
  static final byte[] MESSAGES = {'m'};

  private static final System.Logger LOG = System.getLogger(EntryFormat.class.getName());
  private static final int FIELDS = 4;

  /** For the texts of a message, which are short; the library's own takes 16 kB for each entry. */
  private static final MessagePack.UnpackerConfig UNPACKER =
      new MessagePack.UnpackerConfig().withStringDecoderBufferSize(128);

  /** What a message takes beside its data, a good guess. */
  private static final int HEAD = 128; // bytes

  private EntryFormat() {}

  /** The fields to append. */
  static Map<byte[], byte[]> fields(String publisher, long sequence, List<Message> messages) {
    Map<byte[], byte[]> fields = new LinkedHashMap<>();
    fields.put(PUBLISHER, utf8(publisher));
    fields.put(SEQUENCE, utf8(Long.toString(sequence)));
    fields.put(MESSAGES, pack(messages));
    return fields;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** What field {@code m} holds. */
  static byte[] pack(List<Message> messages) {
    try (MessageBufferPacker packer = packer(messages)) {
      packer.packArrayHeader(messages.size());
      for (Message message : messages) {
        packer.packArrayHeader(FIELDS);
        packer.packString(message.type());
        packer.packArrayHeader(message.rooms().size());
        for (Room room : message.rooms()) {
          packer.packString(room.name());
        }
        packer.packLong(message.time().toEpochMilli());
        packer.packBinaryHeader(message.data().length);
        packer.addPayload(message.data());
      }
      return packer.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /* With a buffer that takes all of it, if the guess is right. */
  private static MessageBufferPacker packer(List<Message> messages) {
    int size = messages.stream().mapToInt(message -> HEAD + message.data().length).sum();
    return new MessagePack.PackerConfig().withBufferSize(size).newBufferPacker();
  }

  /** What was appended; something unreadable is logged and gives no messages. */
  static Entry read(Position place, Map<byte[], byte[]> fields) {
    String publisher = "";
    String sequence = "0";
    byte[] packed = new byte[0];
    for (Map.Entry<byte[], byte[]> field : fields.entrySet()) {
      switch (text(field.getKey())) {
        case "p" -> publisher = text(field.getValue());
        case "s" -> sequence = text(field.getValue());
        case "m" -> packed = field.getValue();
        default -> { } // of a later version
      }
    }
    try {
      return new Entry(place, publisher, Long.parseLong(sequence), unpack(packed));
    } catch (IOException | MessagePackException | IllegalArgumentException unreadable) {
      LOG.log(
          System.Logger.Level.ERROR,
          "Somebody else wrote to the log: the entry at " + place + " cannot be read",
          unreadable);
      return new Entry(place, "", 0, List.of());
    }
  }

  private static List<Message> unpack(byte[] packed) throws IOException {
    try (MessageUnpacker unpacker = UNPACKER.newUnpacker(packed)) {
      int size = unpacker.unpackArrayHeader();
      List<Message> messages = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int fields = unpacker.unpackArrayHeader();
        String type = unpacker.unpackString();
        int roomCount = unpacker.unpackArrayHeader();
        List<Room> rooms = new ArrayList<>();
        for (int n = 0; n < roomCount; n++) {
          rooms.add(new Room(unpacker.unpackString()));
        }
        Instant time = Instant.ofEpochMilli(unpacker.unpackLong());
        byte[] data = unpacker.readPayload(unpacker.unpackBinaryHeader());
        unpacker.skipValue(fields - FIELDS);
        messages.add(new Message("", type, rooms, time, data));
      }
      return messages;
    }
  }
}
