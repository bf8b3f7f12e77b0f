package dev.roomcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static Command read(String name, String json) {
    try {
      return Commands.read(name, new JsonMapper().readTree(json));
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(notJson);
    }
  }

  @Test
  void subscriptionSaysWhetherPresenceIsWantedOrNothing() {
    assertEquals(
        new Command.Subscribe("project:1", "e7", Optional.of(true)),
        read("subscribe", "{\"room\":\"project:1\",\"since\":\"e7\",\"presence\":true}"));
    assertEquals(
        new Command.Subscribe("project:1", "", Optional.of(false)),
        read("subscribe", "{\"room\":\"project:1\",\"presence\":false}"));
    assertEquals(
        new Command.Subscribe("project:1", "", Optional.empty()),
        read("subscribe", "{\"room\":\"project:1\",\"presence\":null}"));
  }

  @Test
  void presenceIsAskedForFromTheBeginningUnlessToldOtherwise() {
    assertEquals(
        new Command.Presence("project:1", "", 100), read("presence", "{\"room\":\"project:1\"}"));
    assertEquals(
        new Command.Presence("project:1", "ada", 7),
        read("presence", "{\"room\":\"project:1\",\"after\":\"ada\",\"limit\":7}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"room\":1}",
        "{\"room\":\"project:1\",\"after\":1}",
        "{\"room\":\"project:1\",\"limit\":0}",
        "{\"room\":\"project:1\",\"limit\":501}",
        "{\"room\":\"project:1\",\"limit\":1.5}",
        "{\"room\":\"project:1\",\"limit\":99999999999}",
        "{\"room\":\"project:1\",\"limit\":\"7\"}",
      })
  void presenceOfTheWrongFormIsUnreadable(String argument) {
    Command.Unreadable unreadable =
        assertInstanceOf(Command.Unreadable.class, read("presence", argument));

    assertEquals(Refusal.BAD_REQUEST, unreadable.refusal());
  }

  @Test
  void wishForPresenceThatIsNeitherTrueNorFalseIsUnreadable() {
    assertInstanceOf(
        Command.Unreadable.class,
        read("subscribe", "{\"room\":\"project:1\",\"presence\":\"yes\"}"));
  }
}
