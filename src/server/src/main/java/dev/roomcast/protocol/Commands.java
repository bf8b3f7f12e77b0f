package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;
import java.util.function.Function;

/** Reads commands from their name and JSON argument, for every protocol alike. */
public final class Commands {
  private static final int SHOWN_NAME_LENGTH = 40; // characters

  private static final Set<String> NAMES = Set.of("subscribe", "unsubscribe", "refresh", "ping");

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
    return withText(argument, "room", room -> new Command.Subscribe(room, since.asText("")));
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
