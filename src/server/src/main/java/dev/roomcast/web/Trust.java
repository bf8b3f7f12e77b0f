package dev.roomcast.web;

import dev.roomcast.config.BadSetting;
import dev.roomcast.config.SettingsReader;
import dev.roomcast.security.DevelopmentKeys;
import dev.roomcast.security.TokenSettings;
import dev.roomcast.security.TokenVerifier;
import java.time.Clock;
import java.util.Optional;

/**
 * Whose tokens this node trusts.
 *
 * @param developmentKeys what tokens are made with in development mode; empty outside of it
 */
record Trust(TokenVerifier verifier, Optional<DevelopmentKeys> developmentKeys) {

  /**
   * By the settings; in development mode by keys made now.
   *
   * @throws BadSetting if the settings for tokens are wrong
   */
  static Trust of(SettingsReader reader, boolean development, Clock clock) {
    if (!development) {
      return new Trust(verifier(reader.tokens(), clock), Optional.empty());
    }
    reader.refuseRealTokens();
    DevelopmentKeys keys = new DevelopmentKeys(clock);
    return new Trust(verifier(keys.settings(), clock), Optional.of(keys));
  }

  private static TokenVerifier verifier(TokenSettings tokens, Clock clock) {
    try {
      return TokenVerifier.of(tokens, clock);
    } catch (IllegalArgumentException wrong) {
      throw new BadSetting(wrong.getMessage() + ".");
    }
  }
}
