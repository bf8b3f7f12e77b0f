package dev.roomcast.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String URL = "roomcast.publisher.url";

  @Test
  void onlyTheUrlIsRequired() {
    Settings settings = read(Map.of(URL, "https://hub.example.com"));

    assertEquals(10_000, settings.queueMaxEvents());
    assertEquals(16_777_216, settings.queueMaxBytes());
    assertEquals(100, settings.batchMaxEvents());
    assertEquals(262_144, settings.batchMaxBytes());
    assertEquals(Duration.ofSeconds(5), settings.requestTimeout());
    assertEquals(Duration.ofSeconds(10), settings.publishTimeout());
    assertEquals(Duration.ofSeconds(5), settings.flushTimeout());
  }

  @Test
  void aMissingUrlIsNamed() {
    assertTrue(wrong(Map.of()).startsWith("roomcast.publisher.url is required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "ftp://hub", "hub.example.com", "https://", "not a url", "https://me:secret@hub/",
      "https://hub/?a=b"})
  void aUrlThatIsNotHttpIsNamed(String url) {
    assertTrue(wrong(Map.of(URL, url)).startsWith("roomcast.publisher.url "));
  }

  @ParameterizedTest
  @CsvSource({
      "https://hub, https://hub/api/v1/events",
      "https://hub/, https://hub/api/v1/events",
      "http://127.0.0.1:8080/roomcast, http://127.0.0.1:8080/roomcast/api/v1/events"})
  void eventsGoBelowTheUrl(String url, String eventsUrl) {
    assertEquals(URI.create(eventsUrl), read(Map.of(URL, url)).eventsUrl());
  }

  @ParameterizedTest
  @CsvSource({
      "queue-max-events, many", "queue-max-bytes, 0", "batch-max-events, -1",
      "batch-max-bytes, 1000001", "request-timeout, 5s", "flush-timeout, PT-1S"})
  void aWrongSettingIsNamedWithItsValue(String name, String value) {
    String message = wrong(Map.of(URL, "https://hub", "roomcast.publisher." + name, value));

    assertTrue(message.contains("roomcast.publisher." + name), message);
    assertTrue(message.endsWith("was " + value), message);
  }

  @Test
  void aTokenAndATokenFileAreOneTooMany() {
    assertTrue(wrong(Map.of(
        URL, "https://hub",
        "roomcast.publisher.token", "secret",
        "roomcast.publisher.token-file", "/run/token")).startsWith("set either"));
  }

  private static Settings read(Map<String, String> config) {
    return Settings.read(name -> Optional.ofNullable(config.get(name)));
  }

  private static String wrong(Map<String, String> config) {
    return assertThrows(IllegalArgumentException.class, () -> read(config)).getMessage();
  }
}
