package dev.roomcast.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Commands;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.JsonReader;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of a client, taken apart.
 *
 * @param name what it asks for; empty if it cannot be understood
 * @param id what the answer repeats; missing if the client gave none, null if it gave a wrong one
 * @param json the whole message
 */
record JsonMessage(String name, JsonNode id, JsonNode json) {
  private static final int MAX_DEPTH = 64; // arrays and objects inside one another
  private static final int MAX_EVENT_NAME = 256; // characters, as in Socket.IO

  /** Never fails: what is no JSON asks for nothing. */
  static JsonMessage read(String text) {
    JsonNode json;
    try {
      json = JsonReader.read(text, MAX_DEPTH);
    } catch (ProtocolViolation notJson) {
      json = NullNode.getInstance();
    }
    JsonNode id = json.path("id");
    boolean validId = id.isMissingNode() || id.isTextual() || id.isNumber();
    JsonNode name = json.path("command");
    return new JsonMessage(
        validId && name.isTextual() ? name.textValue() : "",
        validId ? id : NullNode.getInstance(),
        json);
  }

  boolean isAuthenticate() {
    return name.equals("authenticate");
  }

  /** The token of an authentication; empty if it has none. */
  String token() {
    JsonNode token = json.path("token");
    return token.isTextual() ? token.textValue() : "";
  }

  /** Has a client that is in do what it asks for. */
  void handTo(Gateway.Member member, ReplyTo replyTo) {
    try {
      switch (name) {
        case "emit" -> member.emitted(emitted(replyTo));
        case "answer" -> {
          member.answered(question(), arguments());
          replyTo.accept(List.of());
        }
        default -> replyTo.reply(member.handle(command()));
      }
    } catch (Refused refused) {
      replyTo.refuse(refused);
    }
  }

  private Emitted emitted(Emitted.Acknowledgement acknowledgement) throws Refused {
    JsonNode event = json.path("event");
    if (!event.isTextual() || event.textValue().length() > MAX_EVENT_NAME || !hasArguments()) {
      throw new Refused(
          Refusal.BAD_REQUEST,
          "\"emit\" takes a text \"event\" of at most " + MAX_EVENT_NAME
              + " characters and, if wanted, a list \"args\".");
    }
    if (Commands.isCommand(event.textValue())) {
      throw new Refused(
          Refusal.BAD_REQUEST, "\"" + event.textValue() + "\" is a command of its own.");
    }
    return new Emitted(event.textValue(), arguments(), acknowledgement);
  }

  private long question() throws Refused {
    JsonNode ask = json.path("ask");
    if (!ask.isIntegralNumber() || !ask.canConvertToLong() || !hasArguments()) {
      throw new Refused(
          Refusal.BAD_REQUEST,
          "\"answer\" takes the number \"ask\" of what it answers and, if wanted, a list"
              + " \"args\".");
    }
    return ask.longValue();
  }

  private List<JsonNode> arguments() {
    List<JsonNode> arguments = new ArrayList<>();
    json.path("args").forEach(arguments::add);
    return arguments;
  }

  private boolean hasArguments() {
    return json.path("args").isMissingNode() || json.path("args").isArray();
  }

  private Command command() {
    if (name.isEmpty()) {
      return new Command.Unreadable(
          Refusal.BAD_REQUEST,
          "A message must be a JSON object with a text \"command\" and, if wanted, an \"id\""
              + " that is a text or a number.");
    }
    return Commands.read(name, name.equals("ping") ? json.path("data") : json);
  }
}
