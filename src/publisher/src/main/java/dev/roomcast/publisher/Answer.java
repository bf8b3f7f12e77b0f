package dev.roomcast.publisher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Published;
import dev.roomcast.api.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the hub, or a proxy before it, answered.
 *
 * @param status the HTTP status
 * @param retryAfter how long it asks to be left alone, if it said so
 * @param body JSON if it comes from the hub
 */
record Answer(int status, Optional<Duration> retryAfter, String body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_MESSAGE = 500;   // characters

  /** What an answer means for the events that were sent. */
  enum Meaning {
    /** They are published. */
    PUBLISHED,
    /** At least one of them is wrong and will never be published; none is published. */
    REFUSED,
    /** The hub cannot take them now. */
    BUSY,
    /**
     * Nothing is wrong with the events: the token, the URL or the deployment is, and somebody has
     * to mend it.
     */
    NOT_LET_IN
  }

  Meaning meaning() {
    if (status >= 200 && status < 300) {
      return Meaning.PUBLISHED;
    }
    if (status == 400 || status == 413) {
      return Meaning.REFUSED;
    }
    if (status == 429 || status >= 500) {
      return Meaning.BUSY;
    }
    return Meaning.NOT_LET_IN;
  }

  /** The reason in the hub's words, in one line, with the status before it. */
  String reason() {
    StringBuilder reason = new StringBuilder("status ").append(status);
    JsonNode json = json();
    if (json.has("error")) {
      JsonNode error = json.path("error");
      reason.append(", ").append(error.path("code").asText())
          .append(": ").append(error.path("message").asText());
      for (JsonNode violation : error.path("violations")) {
        reason.append("; ").append(violation.path("field").asText())
            .append(' ').append(violation.path("message").asText());
      }
    } else if (!body.isBlank()) {
      reason.append(": ").append(body.strip());
    }
    return oneLine(reason.toString());
  }

  /**
   * Where the events were published, in the order they were sent.
   *
   * @throws PublishFailed if the body is not the hub's
   */
  List<Published> published() {
    List<Published> all = new ArrayList<>();
    try {
      for (JsonNode one : json().path("published")) {
        List<Room> rooms = new ArrayList<>();
        one.path("rooms").forEach(room -> rooms.add(new Room(room.asText())));
        all.add(new Published(
            one.path("id").asText(),
            one.path("type").asText(),
            rooms,
            Instant.parse(one.path("time").asText())));
      }
    } catch (IllegalArgumentException | DateTimeParseException wrong) {
      throw new PublishFailed(
          "published, but the answer cannot be read: " + oneLine(body), false, wrong);
    }
    return all;
  }

  private JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException fromSomebodyElse) {
      return JSON.missingNode();   // such as a proxy's HTML; reason() then shows it as it is
    }
  }

  /* What another machine wrote must not forge lines of the log. */
  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
  }
}
