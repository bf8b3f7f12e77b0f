package dev.roomcast.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads settings as values; each method's error names the setting and shows what was wrong. */
final class SettingTexts {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private final Function<String, Optional<String>> source;

  /** @param source gives the text of a key, if it is set */
  SettingTexts(Function<String, Optional<String>> source) {
    this.source = source;
  }

  String text(Setting setting) {
    return optional(setting.key()).orElse(setting.byDefault());
  }

  Optional<String> optional(Setting setting) {
    return Optional.of(text(setting)).filter(text -> !text.isEmpty());
  }

  /** For keys that are not Roomcast's own. */
  Optional<String> optional(String key) {
    return source.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  boolean flag(Setting setting) {
    String text = text(setting);
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(setting.key(), "must be true or false", text);
    }
    return text.equals("true");
  }

  int number(Setting setting, int least, int most) {
    String text = text(setting);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw wrong(setting.key(), "must be a whole number from " + least + " to " + most, text);
  }

  Duration duration(Setting setting, Duration least, Duration most) {
    String text = text(setting);
    return duration(text)
        .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0)
        .orElseThrow(
            () ->
                wrong(
                    setting.key(),
                    "must be a time such as 500ms, 25s, 10m, 1h or 1d, from "
                        + readable(least)
                        + " to "
                        + readable(most),
                    text));
  }

  /** Reads a time; empty if it is none. */
  static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    return parts.matches()
        ? Optional.of(UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))))
        : Optional.empty();
  }

  private static String readable(Duration duration) {
    return duration.toSeconds() == 0 && !duration.isZero()
        ? duration.toMillis() + "ms"
        : duration.toSeconds() + "s";
  }

  /** One of a few words: the names of an enum, in lower case with hyphens. */
  <T extends Enum<T>> T choice(Setting setting, Class<T> words) {
    String text = text(setting);
    for (T each : words.getEnumConstants()) {
      if (word(each).equals(text)) {
        return each;
      }
    }
    throw wrong(
        setting.key(),
        "must be one of "
            + Arrays.stream(words.getEnumConstants())
                .map(SettingTexts::word)
                .collect(Collectors.joining(", ")),
        text);
  }

  private static String word(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A number of seconds, as MicroProfile JWT has its times. */
  Optional<Duration> seconds(String key) {
    return optional(key)
        .map(
            text -> {
              try {
                return Duration.ofSeconds(Integer.parseInt(text));
              } catch (NumberFormatException notANumber) {
                throw wrong(key, "must be a whole number of seconds", text);
              }
            });
  }

  Set<String> list(Setting setting) {
    return split(text(setting)).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Texts separated by commas. */
  Set<String> list(String key) {
    return split(optional(key).orElse("")).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static Stream<String> split(String texts) {
    return Arrays.stream(texts.split(",")).map(String::strip).filter(text -> !text.isEmpty());
  }

  URI url(Setting setting) {
    String text = text(setting);
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException notAUrl) {
      // said below
    }
    throw wrong(setting.key(), "must be an http or https URL", text);
  }

  static BadSetting wrong(String key, String rule, String value) {
    return new BadSetting(key + " " + rule + ", was \"" + value + "\".");
  }
}
