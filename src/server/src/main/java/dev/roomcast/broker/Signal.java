package dev.roomcast.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signal as it came.
 *
 * @param place among the signals
 */
record Signal(Position place, String kind, String text) {

  static Map<byte[], byte[]> fields(String kind, String text) {
    Map<byte[], byte[]> fields = new LinkedHashMap<>();
    fields.put(EntryFormat.utf8("k"), EntryFormat.utf8(kind));
    fields.put(EntryFormat.utf8("t"), EntryFormat.utf8(text));
    return fields;
  }

  static Signal read(Position place, Map<byte[], byte[]> fields) {
    String kind = "";
    String text = "";
    for (Map.Entry<byte[], byte[]> field : fields.entrySet()) {
      switch (EntryFormat.text(field.getKey())) {
        case "k" -> kind = EntryFormat.text(field.getValue());
        case "t" -> text = EntryFormat.text(field.getValue());
        default -> { } // of a later version
      }
    }
    return new Signal(place, kind, text);
  }
}
