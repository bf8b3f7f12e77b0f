package dev.roomcast.webapp.dev;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.Room;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom a development token is for.
 *
 * @param projects the projects whose rooms the user may join
 * @param agents the agents whose rooms the user may join
 * @param groups the user's roles
 */
record TokenRequest(
    String user, Set<String> projects, Set<String> agents, Set<String> groups, Duration lifetime) {
  private static final int MAX_LIST = 100;
  private static final int MAX_TEXT = 200;   // characters
  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);
  private static final Duration MAX_LIFETIME = Duration.ofDays(1);

  static TokenRequest of(JsonNode body) throws DevRefused {
    return new TokenRequest(
        user(body.path("user")),
        texts(body, "projects"),
        texts(body, "agents"),
        texts(body, "groups"),
        lifetime(body.path("seconds")));
  }

  /** What the token says beside the user and the groups. */
  Map<String, Object> claims() {
    return Map.of("projects", List.copyOf(projects), "agents", List.copyOf(agents));
  }

  private static String user(JsonNode user) throws DevRefused {
    if (!user.isTextual()) {
      throw DevRefused.badRequest("user must be a text.");
    }
    try {
      Room.user(user.textValue());
      return user.textValue();
    } catch (IllegalArgumentException unfit) {
      throw DevRefused.badRequest("user must have 1 to 195 characters and no spaces.");
    }
  }

  private static Set<String> texts(JsonNode body, String field) throws DevRefused {
    JsonNode list = body.path(field);
    if (list.isMissingNode()) {
      return Set.of();
    }
    if (!list.isArray() || list.size() > MAX_LIST) {
      throw DevRefused.badRequest(field + " must be a list of at most " + MAX_LIST + " texts.");
    }
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode each : list) {
      if (!each.isTextual() || each.textValue().isBlank()
          || each.textValue().length() > MAX_TEXT) {
        throw DevRefused.badRequest(
            field + " must hold texts of 1 to " + MAX_TEXT + " characters.");
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  private static Duration lifetime(JsonNode seconds) throws DevRefused {
    if (seconds.isMissingNode()) {
      return DEFAULT_LIFETIME;
    }
    long max = MAX_LIFETIME.toSeconds();
    if (!seconds.isInt() || seconds.intValue() < 1 || seconds.intValue() > max) {
      throw DevRefused.badRequest("seconds must be a whole number from 1 to " + max + ".");
    }
    return Duration.ofSeconds(seconds.intValue());
  }
}
