package dev.roomcast.config;

import dev.roomcast.config.Settings.Oidc;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Reads which login service lets people in to the dashboard. */
final class OidcReader {
  private static final String NEEDED_SCOPE = "openid";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final SettingTexts texts;

  OidcReader(SettingTexts texts) {
    this.texts = texts;
  }

  /** Empty if there is none. */
  Optional<Oidc> read() {
    return texts
        .optional(Setting.OIDC_ISSUER)
        .map(
            set ->
                new Oidc(
                    issuer(),
                    texts.text(Setting.OIDC_CLIENT_ID),
                    texts.optional(Setting.OIDC_CLIENT_SECRET),
                    scopes(),
                    texts.text(Setting.OIDC_USER_CLAIM),
                    texts.text(Setting.OIDC_GROUPS_CLAIM)));
  }

  /* Whoever can change what it says lets anybody in. */
  private URI issuer() {
    URI issuer = texts.url(Setting.OIDC_ISSUER);
    if (!issuer.getScheme().equals("https") && !THIS_MACHINE.contains(issuer.getHost())) {
      throw SettingTexts.wrong(
          Setting.OIDC_ISSUER.key(),
          "must be an https URL, unless it is on this machine",
          issuer.toString());
    }
    return issuer;
  }

  private Set<String> scopes() {
    Set<String> scopes = texts.list(Setting.OIDC_SCOPES);
    if (!scopes.contains(NEEDED_SCOPE)) {
      throw SettingTexts.wrong(
          Setting.OIDC_SCOPES.key(),
          "must have " + NEEDED_SCOPE + " among them",
          String.join(",", scopes));
    }
    return scopes;
  }
}
