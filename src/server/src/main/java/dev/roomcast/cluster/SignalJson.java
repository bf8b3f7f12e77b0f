package dev.roomcast.cluster;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Signals as text: the run of the node that tells it, a space, and JSON. So a node knows its own by
 * the first word.
 *
 * <p>What there are many of, connections and their figures, are arrays instead of objects. Readers
 * pass over fields and array elements that they do not know, so that later versions may add some at
 * the end.
 */
final class SignalJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
          .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
          .addMixIn(ConnectionInfo.class, AsArray.class)
          .addMixIn(Activity.class, AsArray.class)
          .addMixIn(Delta.Moved.class, AsArray.class)
          .addMixIn(Delta.Active.class, AsArray.class)
          .addMixIn(Room.class, AsText.class)
          .build();

  private SignalJson() {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface AsArray {}

  private abstract static class AsText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsText(String name) {}

    @JsonValue
    abstract String name();
  }

  static String write(Signal signal) {
    try {
      return signal.from().run() + " " + MAPPER.writeValueAsString(signal);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Whether the node of this run has told it. */
  static boolean isOf(String run, String text) {
    return text.startsWith(run) && text.startsWith(" ", run.length());
  }

  /**
   * Reads a signal.
   *
   * @return empty if a later version has told something that this one does not know
   * @throws IllegalArgumentException if it is none
   */
  static Optional<Signal> read(String text) {
    try {
      Signal signal = MAPPER.readValue(text.substring(text.indexOf(' ') + 1), Signal.class);
      if (signal != null && (signal.from() == null || signal.from().run() == null)) {
        throw new IllegalArgumentException("not a signal: it does not say whose it is");
      }
      return Optional.ofNullable(signal);
    } catch (JsonProcessingException notASignal) {
      throw new IllegalArgumentException(
          "not a signal: " + notASignal.getOriginalMessage(), notASignal);
    }
  }
}
