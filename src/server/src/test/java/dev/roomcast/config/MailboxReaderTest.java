package dev.roomcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.broker.MailboxLimits;
import dev.roomcast.broker.MailboxLimits.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxReaderTest {

  private static MailboxLimits read(Map<String, String> texts) {
    return SettingsReader.of(new FakeConfig(texts)).settings().log().mailboxes();
  }

  @Test
  void usersHaveMailboxesByDefault() {
    assertEquals(
        new MailboxLimits(
            List.of(new Rule("user:*", Duration.ofDays(7), 1_000)), 32 * 1024 * 1024),
        read(Map.of()));
  }

  @Test
  void severalKindsOfRoomsAreSeparatedByCommas() {
    assertEquals(
        List.of(
            new Rule("global", Duration.ofHours(12), 20),
            new Rule("project:*", Duration.ofDays(90), 5)),
        read(Map.of("roomcast.mailbox.rooms", "global 12h 20, project:*  90d 5")).rules());
  }

  @Test
  void noneIsAWord() {
    assertEquals(MailboxLimits.NONE, read(Map.of("roomcast.mailbox.rooms", "none")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user:*", "user:* 7d", "user:* 7d 0", "user:* 91d 10", "user:* 0s 10", "* 1d 10",
        "user:*:x 1d 10", "user:* 1d 1000001", "user:* 7d 1000, none"
      })
  void anythingElseIsRefusedByName(String text) {
    BadSetting bad =
        assertThrows(BadSetting.class, () -> read(Map.of("roomcast.mailbox.rooms", text)));

    assertTrue(bad.getMessage().startsWith("roomcast.mailbox.rooms must be none, or list"));
  }
}
