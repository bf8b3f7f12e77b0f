package dev.roomcast.config;

import dev.roomcast.broker.RedisSettings;
import dev.roomcast.broker.RedisSettings.Address;
import dev.roomcast.broker.RedisSettings.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where Redis is. */
final class RedisReader {
  private static final int DEFAULT_PORT = 6379;
  private static final int DEFAULT_SENTINEL_PORT = 26379;
  private static final int MAX_PORT = 65_535;
  private static final Pattern URL =
      Pattern.compile("(redis|rediss)(-sentinel|-cluster)?://([^/@?#]+)(?:/([^/?#]*))?");
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:-]{1,50}");

  private final SettingTexts texts;
  private final Setting where;
  private final Setting user;
  private final Setting password;

  private RedisReader(SettingTexts texts, Setting where, Setting user, Setting password) {
    this.texts = texts;
    this.where = where;
    this.user = user;
    this.password = password;
  }

  /** Between the nodes of this hub. */
  static RedisReader ofHub(SettingTexts texts) {
    return new RedisReader(
        texts, Setting.REDIS_URL, Setting.REDIS_USER, Setting.REDIS_PASSWORD);
  }

  /** Where running systems publish. */
  static RedisReader ofBridge(SettingTexts texts) {
    return new RedisReader(
        texts, Setting.BRIDGE_URL, Setting.BRIDGE_USER, Setting.BRIDGE_PASSWORD);
  }

  /** Empty if none is to be used. */
  Optional<RedisSettings> read() {
    return texts.optional(where).map(this::read);
  }

  private RedisSettings read(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw wrong(url);
    }
    Mode mode =
        switch (String.valueOf(parts.group(2))) {
          case "-sentinel" -> Mode.SENTINEL;
          case "-cluster" -> Mode.CLUSTER;
          default -> Mode.STANDALONE;
        };
    List<Address> addresses = addresses(url, parts.group(3), mode);
    String path = parts.group(4) == null ? "" : parts.group(4);
    if (mode == Mode.STANDALONE && addresses.size() > 1
        || mode == Mode.SENTINEL && path.isEmpty()
        || mode == Mode.CLUSTER && !path.isEmpty()) {
      throw wrong(url);
    }
    return new RedisSettings(
        mode,
        addresses,
        mode == Mode.SENTINEL ? path : "",
        parts.group(1).equals("rediss"),
        texts.text(user),
        texts.text(password),
        mode == Mode.STANDALONE && !path.isEmpty() ? database(url, path) : 0,
        prefix(),
        texts.duration(Setting.REDIS_TIMEOUT, Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  private List<Address> addresses(String url, String text, Mode mode) {
    List<Address> addresses = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      Matcher address = ADDRESS.matcher(each.strip());
      if (!address.matches()) {
        throw wrong(url);
      }
      int port = mode == Mode.SENTINEL ? DEFAULT_SENTINEL_PORT : DEFAULT_PORT;
      if (address.group(2) != null) {
        port = Integer.parseInt(address.group(2));
      }
      if (port < 1 || port > MAX_PORT) {
        throw wrong(url);
      }
      addresses.add(new Address(address.group(1), port));
    }
    return addresses;
  }

  private int database(String url, String text) {
    if (!text.matches("\\d{1,4}")) {
      throw wrong(url);
    }
    return Integer.parseInt(text);
  }

  private String prefix() {
    String prefix = texts.text(Setting.REDIS_PREFIX);
    if (!PREFIX.matcher(prefix).matches()) {
      throw SettingTexts.wrong(
          Setting.REDIS_PREFIX.key(), "must have letters, digits and . _ : - only", prefix);
    }
    return prefix;
  }

  /* The text may hold a password, although it must not. */
  private BadSetting wrong(String url) {
    return new BadSetting(
        where.key()
            + " must be redis://host:6379/0, redis-sentinel://host:26379,host:26379/master or"
            + " redis-cluster://host:6379,host:6379, or the same with rediss for TLS, without user"
            + " and password, was \""
            + url.replaceAll("//.*@", "//…@")
            + "\".");
  }
}
