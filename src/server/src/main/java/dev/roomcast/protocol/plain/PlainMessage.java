package dev.roomcast.protocol.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Commands;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.JsonReader;
import dev.roomcast.protocol.MsgPackReader;
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
 * @param object the whole message
 */
record PlainMessage(String name, JsonNode id, JsonNode object) {
  private static final int MAX_DEPTH = 64; // arrays and objects inside one another
  private static final int MAX_EVENT_NAME = 256; // characters, as in Socket.IO
  private static final PlainMessage UNREADABLE = of(NullNode.getInstance());

  /** From JSON. Never fails: what is none asks for nothing. */
  static PlainMessage read(String json) {
    try {
      return of(JsonReader.read(json, MAX_DEPTH));
    } catch (ProtocolViolation notJson) {
      return UNREADABLE;
    }
  }

  /** From MessagePack. Never fails: what is none asks for nothing. */
  static PlainMessage read(byte[] messagePack) {
    try {
      return of(MsgPackReader.read(messagePack, MAX_DEPTH));
    } catch (ProtocolViolation notMessagePack) {
      return UNREADABLE;
    }
  }

  private static PlainMessage of(JsonNode object) {
    JsonNode id = object.path("id");
    boolean validId = id.isMissingNode() || id.isTextual() || id.isNumber();
    JsonNode name = object.path("command");
    return new PlainMessage(
        validId && name.isTextual() ? name.textValue() : "",
        validId ? id : NullNode.getInstance(),
        object);
  }

  boolean isAuthenticate() {
    return name.equals("authenticate");
  }

  /** The token of an authentication; empty if it has none. */
  String token() {
    JsonNode token = object.path("token");
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
    JsonNode event = object.path("event");
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
    JsonNode ask = object.path("ask");
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
    object.path("args").forEach(arguments::add);
    return arguments;
  }

  private boolean hasArguments() {
    return object.path("args").isMissingNode() || object.path("args").isArray();
  }

  private Command command() {
    if (name.isEmpty()) {
      return new Command.Unreadable(
          Refusal.BAD_REQUEST,
          "A message must be an object with a text \"command\" and, if wanted, an \"id\""
              + " that is a text or a number.");
    }
    return Commands.read(name, name.equals("ping") ? object.path("data") : object);
  }
}
