package dev.roomcast.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.security.TokenSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  private static SettingsReader reader(Map<String, String> texts) {
    return SettingsReader.of(new FakeConfig(texts));
  }

  private static SettingsReader reader(String key, String text) {
    return reader(Map.of(key, text));
  }

  private static void assertWrong(String message, Executable reading) {
    assertEquals(message, assertThrows(BadSetting.class, reading).getMessage());
  }

  @Test
  void nothingHasToBeSetForTheHubItself() {
    Settings settings = reader(Map.of()).settings();

    assertFalse(settings.development());
    assertEquals(URI.create("http://localhost:8000"), settings.publicUrl());
    assertEquals(Duration.ofSeconds(25), settings.engine().pingInterval());
    assertEquals(1_000_000, settings.engine().maxPayload());
    assertEquals(Set.of(), settings.allowedOrigins().named());
    assertEquals(200, settings.hub().maxRooms());
    assertEquals(1_048_576, settings.outbox().maxBytes());
    assertEquals(Duration.ofHours(1), settings.idempotencyLifetime());
    assertTrue(settings.metricsPublic());
    assertEquals(
        new Settings.Admin(
            "admin", Optional.empty(), Settings.SocketIoAdmin.OFF, Optional.empty()),
        settings.admin());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROOMCAST_SERVICE_HOST",
        "ROOMCAST_SERVICE_PORT_HTTP",
        "ROOMCAST_PORT",
        "ROOMCAST_PORT_8000_TCP_ADDR",
        "ROOMCAST_ADMIN_SERVICE_HOST"
      })
  void whatKubernetesPutsIntoTheEnvironmentIsPassedOver(String name) {
    assertDoesNotThrow(() -> reader(name, "10.0.0.1"));
  }

  @Test
  void whatIsSetCounts() {
    Settings settings =
        reader(
                Map.of(
                    "roomcast.node-name", "a",
                    "roomcast.ping-timeout", "500ms",
                    "roomcast.max-connections", "7",
                    "roomcast.allowed-origins", "https://app.example.org, https://b.example"))
            .settings();

    assertEquals("a", settings.nodeName());
    assertEquals(Duration.ofMillis(500), settings.engine().pingTimeout());
    assertEquals(Duration.ofMillis(500), settings.plain().pingTimeout());
    assertEquals(7, settings.engine().maxSessions());
    assertEquals(7, settings.hub().maxConnections());
    assertEquals(
        Set.of("https://app.example.org", "https://b.example"), settings.allowedOrigins().named());
  }

  @Test
  void loginServiceIsThereWhenItsIssuerIs() {
    Settings.Oidc oidc =
        reader("roomcast.admin.oidc.issuer", "https://login.example.org/ops")
            .settings()
            .admin()
            .oidc()
            .orElseThrow();

    assertEquals(
        new Settings.Oidc(
            URI.create("https://login.example.org/ops"),
            "roomcast",
            Optional.empty(),
            Set.of("openid", "profile"),
            "sub",
            "groups"),
        oidc);
  }

  @Test
  void loginServiceOfAnotherMachineMustBeHttps() {
    assertDoesNotThrow(
        () -> reader("roomcast.admin.oidc.issuer", "http://127.0.0.1:9000").settings());
    assertWrong(
        "roomcast.admin.oidc.issuer must be an https URL, unless it is on this machine, was"
            + " \"http://login.example.org\".",
        () -> reader("roomcast.admin.oidc.issuer", "http://login.example.org").settings());
  }

  @Test
  void scopesOfTheLoginServiceNeedOpenid() {
    assertWrong(
        "roomcast.admin.oidc.scopes must have openid among them, was \"profile,email\".",
        () ->
            reader(
                    Map.of(
                        "roomcast.admin.oidc.issuer", "https://login.example.org",
                        "roomcast.admin.oidc.scopes", "profile, email"))
                .settings());
  }

  @Test
  void nodeWithoutANameGetsItsOwn() {
    String one = reader(Map.of()).settings().nodeName();

    assertTrue(one.matches("node-[0-9a-f]{8}"), one);
    assertNotEquals(one, reader(Map.of()).settings().nodeName());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "roomcast.ping-intervall", "roomcast.ping.intervall", "ROOMCAST_PING_INTERVALL",
      "roomcast.max-payload-bytes", "Roomcast.Token.Hmac.Secrets"})
  void unknownNameIsRefusedInEitherSpelling(String name) {
    assertWrong(
        "There is no setting \"" + name + "\"; docs/configuration.md lists all there are.",
        () -> reader(name, "1s"));
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void knownNamePassesInEitherSpelling(Setting setting) {
    String asEnvironment = setting.key().replaceAll("[^a-z]", "_").toUpperCase(Locale.ROOT);

    assertDoesNotThrow(() -> reader(setting.key(), "x"));
    assertDoesNotThrow(() -> reader(asEnvironment, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "roomcast.publisher.url", "ROOMCAST_PUBLISHER_TOKEN_FILE", "mp.jwt.verify.issuer", "PATH",
      "roomcaster.speed"})
  void namesOfOthersAreNotLookedAt(String name) {
    assertDoesNotThrow(() -> reader(name, "x"));
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everyDefaultIsAValueThatMayBeWritten(Setting setting) {
    SettingsReader written =
        reader(
            Map.of(
                setting.key(), setting.byDefault(),
                "mp.jwt.verify.publickey.location", "keys.pem"));
    SettingsReader leftOut = reader("mp.jwt.verify.publickey.location", "keys.pem");

    assertEquals(leftOut.settings().hub(), written.settings().hub());
    assertEquals(leftOut.settings().engine(), written.settings().engine());
    assertEquals(leftOut.settings().outbox(), written.settings().outbox());
    assertEquals(leftOut.tokens(), written.tokens());
  }

  @ParameterizedTest
  @CsvSource({
      "roomcast.max-payload, 999", "roomcast.max-payload, 100000001",
      "roomcast.max-connections, 0", "roomcast.max-rooms-per-connection, 1",
      "roomcast.commands-per-second, 0", "roomcast.command-burst, none",
      "roomcast.outbox.max-bytes, 1MB", "roomcast.outbox.write-timeout, 99ms",
      "roomcast.publish.max-undelivered-bytes, 3000000000", "roomcast.publish.max-batch, 0",
      "roomcast.publish.idempotency-lifetime, 8d", "roomcast.token.expiry-notice, 61m",
      "roomcast.ping-interval, 0s", "roomcast.public-url, localhost",
      "roomcast.metrics.public, no"})
  void valueOutOfRangeIsRefusedByName(String key, String text) {
    BadSetting bad = assertThrows(BadSetting.class, () -> reader(key, text).settings());

    assertTrue(bad.getMessage().startsWith(key + " must be "), bad.getMessage());
    assertTrue(bad.getMessage().endsWith(", was \"" + text + "\"."), bad.getMessage());
  }

  @Test
  void tokensAreCheckedByTheSettingsOfMicroProfileJwt() {
    TokenSettings tokens =
        reader(
                Map.of(
                    "mp.jwt.verify.publickey.location", "https://login.example.org/keys",
                    "mp.jwt.verify.publickey.algorithm", "ES256",
                    "mp.jwt.verify.issuer", "https://login.example.org",
                    "mp.jwt.verify.audiences", "roomcast, shop",
                    "mp.jwt.verify.clock.skew", "5",
                    "mp.jwt.verify.token.age", "3600",
                    "roomcast.token.key-cache", "1m"))
            .tokens();

    assertEquals(Optional.of("https://login.example.org/keys"), tokens.publicKeyLocation());
    assertEquals(Optional.of("ES256"), tokens.publicKeyAlgorithm());
    assertEquals(Optional.of("https://login.example.org"), tokens.issuer());
    assertEquals(Set.of("roomcast", "shop"), tokens.audiences());
    assertEquals(Duration.ofSeconds(5), tokens.clockSkew());
    assertEquals(Optional.of(Duration.ofHours(1)), tokens.tokenAge());
    assertEquals(Duration.ofMinutes(1), tokens.keyCache());
  }

  @Test
  void withoutAKeyNoTokenCouldBeChecked() {
    assertWrong(
        "mp.jwt.verify.publickey.location: not set, nor is mp.jwt.verify.publickey; tokens cannot"
            + " be checked without.",
        () -> reader(Map.of()).tokens());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "mp.jwt.verify.publickey", "mp.jwt.verify.publickey.location", "mp.jwt.verify.issuer",
      "roomcast.token.hmac-secret"})
  void developmentModeAndARealIssuerExcludeEachOther(String key) {
    SettingsReader both = reader(Map.of("roomcast.development", "true", key, "x"));

    assertWrong(
        "roomcast.development must not be true when " + key + " is set: development mode gives a"
            + " token to anybody who asks.",
        both::refuseRealTokens);
  }

  @Test
  void developmentModeNeedsNoMore() {
    assertDoesNotThrow(reader("roomcast.development", "true")::refuseRealTokens);
  }
}
