package dev.roomcast.config;

import dev.roomcast.bridge.BridgeSettings;
import dev.roomcast.broker.LogLimits;
import dev.roomcast.hub.HubLimits;
import dev.roomcast.protocol.Seats;
import dev.roomcast.protocol.plain.PlainSettings;
import dev.roomcast.protocol.socketio.EngineSettings;
import dev.roomcast.security.TokenSettings;
import dev.roomcast.stats.AlertLimits;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.deflate.DeflateLimits;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.jwt.config.Names;

/** Reads the settings from MicroProfile Config and checks them. */
public final class SettingsReader {
  private static final String OWN = "roomcast_";
  private static final String PUBLISHERS = "roomcast_publisher_"; // read by roomcast-publisher

  /* Kubernetes puts these into the environment of every container beside a service of that name. */
  private static final Pattern KUBERNETES =
      Pattern.compile("ROOMCAST_([A-Z0-9]+_)*(SERVICE_HOST|SERVICE_PORT\\w*|PORT|PORT_\\w+)");

  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MAX_NAMESPACES = 8; // of one session; there are two to choose from

  private final SettingTexts texts;

  private SettingsReader(Function<String, Optional<String>> source) {
    this.texts = new SettingTexts(source);
  }

  /**
   * Reads everything.
   *
   * @throws BadSetting for the first thing that is wrong
   */
  public static SettingsReader of(Config config) {
    checkNames(config.getPropertyNames());
    return new SettingsReader(key -> config.getOptionalValue(key, String.class));
  }

  /* The same text for a.b-c and A_B_C: environment variables reach us in either spelling. */
  static void checkNames(Iterable<String> names) {
    Set<String> known =
        Arrays.stream(Setting.values())
            .map(setting -> plain(setting.key()))
            .collect(Collectors.toSet());
    for (String name : names) {
      String plain = plain(name);
      boolean ours = plain.startsWith(OWN) && !plain.startsWith(PUBLISHERS);
      if (ours && !known.contains(plain) && !KUBERNETES.matcher(name).matches()) {
        throw new BadSetting(
            "There is no setting \"" + name + "\"; docs/configuration.md lists all there are.");
      }
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }

  /** Everything but what concerns tokens. */
  public Settings settings() {
    boolean development = texts.flag(Setting.DEVELOPMENT);
    Duration connectTimeout = texts.duration(Setting.CONNECT_TIMEOUT, MILLISECOND, HOUR);
    Duration pingInterval = texts.duration(Setting.PING_INTERVAL, MILLISECOND, HOUR);
    Duration pingTimeout = texts.duration(Setting.PING_TIMEOUT, MILLISECOND, HOUR);
    int maxPayload = texts.number(Setting.MAX_PAYLOAD, 1_000, 100_000_000);
    int maxConnections = texts.number(Setting.MAX_CONNECTIONS, 1, 10_000_000);
    return new Settings(
        development,
        texts.url(Setting.PUBLIC_URL),
        texts.optional(Setting.NODE_NAME).orElseGet(SettingsReader::anyName),
        new EngineSettings(
            pingInterval,
            pingTimeout,
            texts.duration(Setting.UPGRADE_TIMEOUT, MILLISECOND, HOUR),
            connectTimeout,
            maxPayload,
            maxConnections,
            texts.number(Setting.MAX_SESSIONS_PER_ADDRESS, Seats.ANY_NUMBER, 10_000_000),
            MAX_NAMESPACES),
        texts.duration(Setting.POST_TIMEOUT, Duration.ofMillis(100), HOUR),
        new PlainSettings(pingInterval, pingTimeout, connectTimeout),
        new DeflateLimits(
            texts.number(Setting.COMPRESSION_MIN_BYTES, 0, 100_000_000), maxPayload),
        new AllowedOrigins(texts.list(Setting.ALLOWED_ORIGINS.key())),
        new HubLimits(
            maxConnections,
            texts.number(Setting.MAX_ROOMS, 2, 1_000_000),
            texts.number(Setting.COMMANDS_PER_SECOND, 1, 1_000_000),
            texts.number(Setting.COMMAND_BURST, 1, 1_000_000),
            texts.duration(Setting.TOKEN_EXPIRY_NOTICE, Duration.ZERO, HOUR)),
        new OutboxLimits(
            texts.number(Setting.OUTBOX_MAX_BYTES, 1_000, 1_000_000_000),
            texts.duration(Setting.OUTBOX_WRITE_TIMEOUT, Duration.ofMillis(100), HOUR)),
        texts.flag(Setting.PORTABLE_WRITES),
        texts.number(Setting.MAX_UNDELIVERED_BYTES, 1_000, 2_000_000_000),
        texts.number(Setting.MAX_BATCH, 1, 100_000),
        texts.duration(Setting.IDEMPOTENCY_LIFETIME, Duration.ofSeconds(1), WEEK),
        new LogLimits(
            texts.number(Setting.LOG_MAX_MESSAGES, 0, 10_000_000),
            texts.number(Setting.LOG_MAX_BYTES, 0, 2_000_000_000),
            texts.duration(Setting.LOG_MAX_AGE, Duration.ofSeconds(1), WEEK),
            new MailboxReader(texts).read()),
        texts.duration(Setting.RECOVERY_WINDOW, Duration.ZERO, HOUR),
        RedisReader.ofHub(texts).read(),
        RedisReader.ofBridge(texts)
            .read()
            .map(
                redis ->
                    new BridgeSettings(
                        redis,
                        texts.text(Setting.BRIDGE_PYTHON_CHANNEL),
                        texts.text(Setting.BRIDGE_NODE_PREFIX),
                        maxPayload)),
        texts.flag(Setting.METRICS_PUBLIC),
        texts.number(Setting.MAX_CONNECTIONS_PER_USER, 0, 10_000_000),
        texts.optional(Setting.AUDIT_FILE).map(SettingsReader::path),
        new AlertLimits(
            texts.number(Setting.ALERT_SLOW_READERS, 0, 10_000_000),
            texts.number(Setting.ALERT_REFUSALS, 0, 100_000_000),
            texts.duration(Setting.ALERT_LATENCY, Duration.ZERO, HOUR)),
        new Settings.Admin(
            texts.text(Setting.ADMIN_USER),
            texts.optional(Setting.ADMIN_PASSWORD_HASH),
            texts.choice(Setting.SOCKETIO_ADMIN, Settings.SocketIoAdmin.class),
            new OidcReader(texts).read()));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException notAPath) {
      throw SettingTexts.wrong(Setting.AUDIT_FILE.key(), "must be the name of a file", text);
    }
  }

  private static String anyName() {
    return "node-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** How tokens are checked, outside of development mode. */
  public TokenSettings tokens() {
    Set<String> audiences = texts.list(Names.AUDIENCES);
    try {
      return new TokenSettings(
          texts.optional(Names.VERIFIER_PUBLIC_KEY),
          texts.optional(Names.VERIFIER_PUBLIC_KEY_LOCATION),
          texts.optional(Names.VERIFIER_PUBLIC_KEY_ALGORITHM),
          texts.optional(Names.ISSUER),
          audiences,
          texts.seconds(Names.CLOCK_SKEW).orElse(Duration.ZERO),
          texts.seconds(Names.TOKEN_AGE),
          texts.optional(Setting.TOKEN_HMAC_SECRET),
          texts.duration(Setting.TOKEN_KEY_CACHE, Duration.ofSeconds(10), Duration.ofDays(1)));
    } catch (IllegalArgumentException wrong) {
      throw new BadSetting(wrong.getMessage() + ".");
    }
  }

  /**
   * Development mode makes its own keys; together with real ones it would let anybody in.
   *
   * @throws BadSetting if real keys or a real issuer are configured
   */
  public void refuseRealTokens() {
    for (String key :
        List.of(
            Names.VERIFIER_PUBLIC_KEY,
            Names.VERIFIER_PUBLIC_KEY_LOCATION,
            Names.ISSUER,
            Setting.TOKEN_HMAC_SECRET.key())) {
      if (texts.optional(key).isPresent()) {
        throw new BadSetting(
            Setting.DEVELOPMENT.key()
                + " must not be true when "
                + key
                + " is set: development mode gives a token to anybody who asks.");
      }
    }
  }
}
