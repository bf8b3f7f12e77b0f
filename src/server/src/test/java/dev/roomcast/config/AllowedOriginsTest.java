package dev.roomcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
  private static final String HOST = "events.example.org:8443";

  private final AllowedOrigins none = new AllowedOrigins(Set.of());
  private final AllowedOrigins app = new AllowedOrigins(Set.of("https://app.example.org"));

  @ParameterizedTest
  @ValueSource(strings = {"https://events.example.org:8443", "http://events.example.org:8443"})
  void serversOwnPagesMayConnectWhateverAProxyDoesToTheScheme(String own) {
    assertTrue(none.allows(own, HOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "https://evil.example", "https://events.example.org", "https://events.example.org:8443.evil",
      "ws://events.example.org:8443", "null", ""})
  void otherPagesMayNot(String other) {
    assertFalse(none.allows(other, HOST));
    assertFalse(app.allows(other, HOST));
  }

  @Test
  void pagesOfANamedOriginMayConnect() {
    assertTrue(app.allows("https://app.example.org", HOST));
    assertFalse(app.allows("http://app.example.org", HOST));
    assertFalse(app.allows("https://app.example.org.evil.example", HOST));
  }

  @Test
  void starLetsAllPagesConnect() {
    AllowedOrigins all = new AllowedOrigins(Set.of("*"));

    assertTrue(all.allows("https://evil.example", HOST));
    assertTrue(all.allows("null", HOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "app.example.org", "https://app.example.org/", "https://app.example.org/shop",
      "*.example.org", "https://app.example.org?x", "https://a b", "https:"})
  void whatIsNoOriginIsRefused(String text) {
    Set<String> named = Set.of(text);

    assertEquals(
        "roomcast.allowed-origins must list origins such as https://app.example.org, without a"
            + " path, or *, was \"" + text + "\".",
        assertThrows(BadSetting.class, () -> new AllowedOrigins(named)).getMessage());
  }
}
