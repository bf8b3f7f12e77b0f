package dev.roomcast.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The JSON object of a push, the same in every protocol: {@code {"id","type","room","time","data"}}
 * for an event, the same without {@code id} and {@code room} for what concerns the connection.
 */
public final class PushJson {
  /** The type of {@link Push.Established}. */
  public static final String ESTABLISHED = "connection.established";

  /** The type of {@link Push.Problem}. */
  public static final String ERROR = "connection.error";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int ENVELOPE_BYTES = 200; // a good first guess for the buffer's size

  private PushJson() {}

  /** The object in UTF-8. */
  public static byte[] event(Push.Event event) {
    Message message = event.message();
    return write(
        message.data().length + ENVELOPE_BYTES,
        json -> {
          json.writeStringField("id", message.id());
          json.writeStringField("type", message.type());
          json.writeStringField("room", event.room().name());
          json.writeStringField("time", rfc3339(message.time()));
          json.writeFieldName("data");
          json.writeRawValue(new String(message.data(), StandardCharsets.UTF_8));
        });
  }

  /** The object in UTF-8. */
  public static byte[] established(Push.Established push) {
    return write(
        ENVELOPE_BYTES,
        json -> {
          json.writeStringField("type", ESTABLISHED);
          json.writeStringField("time", rfc3339(push.time()));
          json.writeObjectFieldStart("data");
          json.writeStringField("connection_id", push.connectionId());
          json.writeStringField("user_id", push.userId());
          json.writeArrayFieldStart("rooms");
          for (var room : push.rooms()) {
            json.writeString(room.name());
          }
          json.writeEndArray();
          if (push.expiresAt().isPresent()) {
            json.writeStringField("expires_at", rfc3339(push.expiresAt().get()));
          }
          json.writeEndObject();
        });
  }

  /** The object in UTF-8. */
  public static byte[] problem(Push.Problem push) {
    return write(
        ENVELOPE_BYTES,
        json -> {
          json.writeStringField("type", ERROR);
          json.writeStringField("time", rfc3339(push.time()));
          json.writeObjectFieldStart("data");
          json.writeStringField("code", push.code());
          json.writeStringField("message", push.message());
          json.writeBooleanField("retryable", push.retryable());
          json.writeEndObject();
        });
  }

  /** The object in UTF-8. */
  public static byte[] notice(Push.Notice push) {
    return write(
        ENVELOPE_BYTES,
        json -> {
          json.writeStringField("type", push.type());
          json.writeStringField("room", push.room().name());
          json.writeStringField("time", rfc3339(push.time()));
          json.writeFieldName("data");
          json.writeTree(push.data());
        });
  }

  /** A point in time as all of Roomcast's JSON has it: RFC 3339, UTC, milliseconds. */
  public static String rfc3339(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static byte[] write(int sizeGuess, Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(sizeGuess);
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
