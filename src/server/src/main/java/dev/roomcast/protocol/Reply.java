package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * The answer to one command: {@code {"ok":true,…}} or {@code {"ok":false,"error":{…}}}.
 *
 * @param json the answer, not to be changed
 * @param refused why the command was not granted; empty if it was
 * @param afterwards to be run when the reply has been sent: what follows it
 */
public record Reply(ObjectNode json, Optional<Refused> refused, Runnable afterwards) {
  private static final Runnable NOTHING = () -> {};

  Reply(ObjectNode json, Optional<Refused> refused) {
    this(json, refused, NOTHING);
  }

  /** The same reply with something that follows it. */
  public Reply followedBy(Runnable newAfterwards) {
    return new Reply(json, refused, newAfterwards);
  }

  /** A granted command, about a room. */
  public static Reply granted(String room) {
    Reply reply = granted();
    reply.json.put("room", room);
    return reply;
  }

  /** A granted command; the caller may add fields before it hands the reply on. */
  public static Reply granted() {
    return new Reply(JsonNodeFactory.instance.objectNode().put("ok", true), Optional.empty());
  }

  /** A command that was not granted. */
  public static Reply refused(Refused refused) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", false);
    json.set("error", error(refused));
    return new Reply(json, Optional.of(refused));
  }

  /** A refusal as all protocols and the REST API write it. */
  public static ObjectNode error(Refused refused) {
    ObjectNode error =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", refused.code())
            .put("message", refused.getMessage())
            .put("retryable", refused.refusal().retryable());
    refused
        .retryAfter()
        .map(Reply::millisRoundedUp)
        .ifPresent(ms -> error.put("retry_after_ms", ms));
    return error;
  }

  /* Rounded down, a client that obeys would come a moment too early and be refused again. */
  private static long millisRoundedUp(Duration wait) {
    return wait.plusNanos(999_999).toMillis();
  }
}
