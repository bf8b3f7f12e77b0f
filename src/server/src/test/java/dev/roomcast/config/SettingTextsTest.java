package dev.roomcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTextsTest {

  /** The same text for every setting. */
  private static SettingTexts all(String text) {
    return new SettingTexts(key -> Optional.of(text));
  }

  private static void assertWrong(String message, Executable reading) {
    assertEquals(message, assertThrows(BadSetting.class, reading).getMessage());
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    SettingTexts texts = new SettingTexts(key -> Optional.empty());

    assertEquals("admin", texts.text(Setting.ADMIN_USER));
    assertEquals(Optional.empty(), texts.optional(Setting.ADMIN_PASSWORD_HASH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void blankTextCountsAsNotSet(String blank) {
    assertEquals("admin", all(blank).text(Setting.ADMIN_USER));
    assertEquals(Optional.empty(), all(blank).optional("mp.jwt.verify.issuer"));
  }

  @Test
  void spaceAroundATextIsNoPartOfIt() {
    assertEquals("ada", all(" ada ").text(Setting.ADMIN_USER));
  }

  @Test
  void flagIsTrueOrFalse() {
    assertTrue(all("true").flag(Setting.DEVELOPMENT));
    assertFalse(all("false").flag(Setting.DEVELOPMENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "TRUE", "on"})
  void otherFlagsAreRefused(String text) {
    assertWrong(
        "roomcast.development must be true or false, was \"" + text + "\".",
        () -> all(text).flag(Setting.DEVELOPMENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "200"})
  void numberMayBeTheLeastAndTheMost(String text) {
    assertEquals(Integer.parseInt(text), all(text).number(Setting.MAX_ROOMS, 2, 200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "201", "-5", "2.0", "1e2", "0x10", "1_0", "99999999999", "many"})
  void otherNumbersAreRefused(String text) {
    assertWrong(
        "roomcast.max-rooms-per-connection must be a whole number from 2 to 200, was \""
            + text + "\".",
        () -> all(text).number(Setting.MAX_ROOMS, 2, 200));
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "25s, 25000", "25 s, 25000", "10m, 600000", "1h, 3600000",
      "1d, 86400000"})
  void durationHasAUnit(String text, long milliseconds) {
    assertEquals(
        Duration.ofMillis(milliseconds),
        all(text).duration(Setting.PING_INTERVAL, Duration.ofMillis(1), Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "s", "25S", "1.5s", "-1s", "PT25S", "1w", "1h30m", "0s", "2h",
      "9999999999s"})
  void otherDurationsAreRefused(String text) {
    assertWrong(
        "roomcast.ping-interval must be a time such as 500ms, 25s, 10m, 1h or 1d, from 1ms to"
            + " 3600s, was \"" + text + "\".",
        () ->
            all(text).duration(Setting.PING_INTERVAL, Duration.ofMillis(1), Duration.ofHours(1)));
  }

  @Test
  void secondsAreAWholeNumber() {
    assertEquals(
        Optional.of(Duration.ofSeconds(60)), all("60").seconds("mp.jwt.verify.clock.skew"));
    assertWrong(
        "mp.jwt.verify.clock.skew must be a whole number of seconds, was \"60s\".",
        () -> all("60s").seconds("mp.jwt.verify.clock.skew"));
  }

  @Test
  void listIsSeparatedByCommas() {
    assertEquals(
        List.of("https://a.example", "https://b.example"),
        List.copyOf(all(" https://a.example , ,https://b.example,").list("any")));
    assertTrue(all("").list("any").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8000", "https://events.example.org/roomcast"})
  void urlIsHttpOrHttps(String text) {
    assertEquals(URI.create(text), all(text).url(Setting.PUBLIC_URL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8000", "ftp://example.org", "https:///path", "http://a b"})
  void otherUrlsAreRefused(String text) {
    assertWrong(
        "roomcast.public-url must be an http or https URL, was \"" + text + "\".",
        () -> all(text).url(Setting.PUBLIC_URL));
  }
}
