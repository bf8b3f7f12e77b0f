package dev.roomcast.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.jwt.config.Names;

/**
 * A setting as it is in force, fit to be shown: a secret's value is not in it.
 *
 * @param key its name in MicroProfile Config
 * @param value its text; empty if it has none, or it is a secret
 * @param source where the value comes from, as MicroProfile Config calls it; empty for the default
 * @param isHidden whether there is a value that is not shown
 */
public record InForce(String key, String value, String source, boolean isHidden) {

  /** All settings of Roomcast's own, and those of MicroProfile JWT that it reads. */
  public static List<InForce> all(Config config) {
    List<InForce> all = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      all.add(of(config, setting.key(), setting.byDefault(), setting.isSecret()));
    }
    tokens().forEach(key -> all.add(of(config, key, "", false)));
    return List.copyOf(all);
  }

  private static Stream<String> tokens() {
    return Stream.of(
        Names.VERIFIER_PUBLIC_KEY_LOCATION,
        Names.VERIFIER_PUBLIC_KEY_ALGORITHM,
        Names.ISSUER,
        Names.AUDIENCES,
        Names.CLOCK_SKEW,
        Names.TOKEN_AGE);
  }

  private static InForce of(Config config, String key, String byDefault, boolean secret) {
    ConfigValue found = config.getConfigValue(key);
    String text = Optional.ofNullable(found.getValue()).map(String::strip).orElse("");
    return of(key, text, found.getSourceName(), byDefault, secret);
  }

  /** @param text as it is set; empty if it is not */
  static InForce of(String key, String text, String source, String byDefault, boolean secret) {
    String value = text.isEmpty() ? byDefault : text;
    String from = text.isEmpty() ? "" : source;
    return secret && !value.isEmpty()
        ? new InForce(key, "", from, true)
        : new InForce(key, withoutCredentials(value), from, false);
  }

  /* A URL may carry a user and a password before its host. */
  private static String withoutCredentials(String value) {
    return value.replaceAll("(?<=://)[^/@\\s]*@", "…@");
  }
}
