package dev.roomcast.protocol.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Commands;
import dev.roomcast.protocol.JsonReader;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.Refusal;

/**
 * One message of a client, taken apart.
 *
 * @param name what it asks for; empty if it cannot be understood
 * @param id what the answer repeats; missing if the client gave none, null if it gave a wrong one
 * @param json the whole message
 */
record PlainMessage(String name, JsonNode id, JsonNode json) {
  private static final int MAX_DEPTH = 64; // arrays and objects inside one another

  /** Never fails: what is no JSON asks for nothing. */
  static PlainMessage read(String text) {
    JsonNode json;
    try {
      json = JsonReader.read(text, MAX_DEPTH);
    } catch (ProtocolViolation notJson) {
      json = NullNode.getInstance();
    }
    JsonNode id = json.path("id");
    boolean validId = id.isMissingNode() || id.isTextual() || id.isNumber();
    JsonNode name = json.path("command");
    return new PlainMessage(
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

  /** What the hub is to do. */
  Command command() {
    if (name.isEmpty()) {
      return new Command.Unreadable(
          Refusal.BAD_REQUEST,
          "A message must be a JSON object with a text \"command\" and, if wanted, an \"id\""
              + " that is a text or a number.");
    }
    return Commands.read(name, name.equals("ping") ? json.path("data") : json);
  }
}
