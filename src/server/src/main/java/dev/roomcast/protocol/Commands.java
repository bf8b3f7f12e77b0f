package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads commands from their name and JSON argument, for every protocol alike. */
public final class Commands {
  private static final int SHOWN_NAME_LENGTH = 40; // characters
  private static final int MAX_PAGE = 500; // users in an answer
  private static final int DEFAULT_PAGE = 100;

  private static final Set<String> NAMES = Set.of("subscribe", "unsubscribe", "presence", "refresh", "ping");

  private Commands() {}

  /** Whether this is the name of a command; an event of that name is never the application's. */
  public static boolean isCommand(String name) {
    return NAMES.contains(name);
  }

  /**
   * Never fails: what cannot be understood is a {@link Command.Unreadable}.
   *
   * @param name the event's or command's name
   * @param argument its first argument, or a missing node
   */
  public static Command read(String name, JsonNode argument) {
    return switch (name) {
      case "subscribe" -> subscribe(argument);
      case "unsubscribe" -> withText(argument, "room", Command.Unsubscribe::new);
      case "presence" -> presence(argument);
      case "refresh" -> withText(argument, "token", Command.Refresh::new);
      case "ping" -> new Command.Ping(argument);
      default -> {
        Refused refused = unknown(name);
        yield new Command.Unreadable(refused.refusal(), refused.getMessage());
      }
    };
  }

  /** The refusal of what is neither a command nor an event that the application takes. */
  public static Refused unknown(String name) {
    return new Refused(
        Refusal.UNKNOWN_COMMAND, "There is no command \"" + shortened(name) + "\".");
  }

  private static Command subscribe(JsonNode argument) {
    JsonNode since = argument.path("since");
    if (!since.isMissingNode() && !since.isNull() && !since.isTextual()) {
      return unreadable("\"since\" must be the id of an event, a text.");
    }
    JsonNode presence = argument.path("presence");
    if (!presence.isMissingNode() && !presence.isNull() && !presence.isBoolean()) {
      return unreadable("\"presence\" must be true or false.");
    }
    Optional<Boolean> wanted =
        presence.isBoolean() ? Optional.of(presence.booleanValue()) : Optional.empty();
    return withText(
        argument, "room", room -> new Command.Subscribe(room, since.asText(""), wanted));
  }

  private static Command presence(JsonNode argument) {
    JsonNode after = argument.path("after");
    JsonNode limit = argument.path("limit");
    if (!after.isMissingNode() && !after.isTextual()) {
      return unreadable("\"after\" must be the \"next\" of an answer, a text.");
    }
    if (!limit.isMissingNode()
        && !(limit.canConvertToInt()
            && limit.isIntegralNumber()
            && limit.intValue() >= 1
            && limit.intValue() <= MAX_PAGE)) {
      return unreadable("\"limit\" must be a number from 1 to " + MAX_PAGE + ".");
    }
    return withText(
        argument,
        "room",
        room -> new Command.Presence(room, after.asText(""), limit.asInt(DEFAULT_PAGE)));
  }

  private static Command withText(
      JsonNode argument, String field, Function<String, Command> command) {
    JsonNode value = argument.isObject() ? argument.path(field) : MissingNode.getInstance();
    return value.isTextual()
        ? command.apply(value.textValue())
        : unreadable("The argument must be an object with a text \"" + field + "\".");
  }

  private static Command unreadable(String message) {
    return new Command.Unreadable(Refusal.BAD_REQUEST, message);
  }

  private static String shortened(String name) {
    return name.length() <= SHOWN_NAME_LENGTH
        ? name
        : name.substring(0, SHOWN_NAME_LENGTH) + "…";
  }
}
