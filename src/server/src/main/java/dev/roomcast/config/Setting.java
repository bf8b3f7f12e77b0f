package dev.roomcast.config;

/** Every setting of Roomcast's own, with its default. {@code docs/configuration.md} gives reasons. */
public enum Setting {
  DEVELOPMENT("roomcast.development", "false"),
  PUBLIC_URL("roomcast.public-url", "http://localhost:8000"),
  NODE_NAME("roomcast.node-name", ""),

  PING_INTERVAL("roomcast.ping-interval", "25s"),
  PING_TIMEOUT("roomcast.ping-timeout", "20s"),
  UPGRADE_TIMEOUT("roomcast.upgrade-timeout", "10s"),
  CONNECT_TIMEOUT("roomcast.connect-timeout", "45s"),
  POST_TIMEOUT("roomcast.post-timeout", "30s"),
  MAX_PAYLOAD("roomcast.max-payload", "1000000"),
  COMPRESSION_MIN_BYTES("roomcast.compression.min-bytes", "0"),
  ALLOWED_ORIGINS("roomcast.allowed-origins", ""),

  MAX_CONNECTIONS("roomcast.max-connections", "20000"),
  MAX_SESSIONS_PER_ADDRESS("roomcast.max-sessions-per-address", "10000"),
  MAX_CONNECTIONS_PER_USER("roomcast.max-connections-per-user", "0"),
  MAX_ROOMS("roomcast.max-rooms-per-connection", "200"),
  COMMANDS_PER_SECOND("roomcast.commands-per-second", "20"),
  COMMAND_BURST("roomcast.command-burst", "300"),

  OUTBOX_MAX_BYTES("roomcast.outbox.max-bytes", "1048576"),
  OUTBOX_WRITE_TIMEOUT("roomcast.outbox.write-timeout", "30s"),
  PORTABLE_WRITES("roomcast.portable-writes", "false"),
  MAX_UNDELIVERED_BYTES("roomcast.publish.max-undelivered-bytes", "67108864"),
  MAX_BATCH("roomcast.publish.max-batch", "1000"),
  IDEMPOTENCY_LIFETIME("roomcast.publish.idempotency-lifetime", "1h"),

  LOG_MAX_MESSAGES("roomcast.log.max-messages", "10000"),
  LOG_MAX_BYTES("roomcast.log.max-bytes", "67108864"),
  LOG_MAX_AGE("roomcast.log.max-age", "1h"),

  MAILBOX_ROOMS("roomcast.mailbox.rooms", "user:* 7d 1000"),
  MAILBOX_MAX_BYTES("roomcast.mailbox.max-bytes", "33554432"),

  RECOVERY_WINDOW("roomcast.recovery.window", "2m"),

  REDIS_URL("roomcast.redis.url", ""),
  REDIS_USER("roomcast.redis.user", ""),
  REDIS_PASSWORD("roomcast.redis.password", ""),
  REDIS_PREFIX("roomcast.redis.prefix", "roomcast"),
  REDIS_TIMEOUT("roomcast.redis.timeout", "2s"),

  BRIDGE_URL("roomcast.bridge.url", ""),
  BRIDGE_USER("roomcast.bridge.user", ""),
  BRIDGE_PASSWORD("roomcast.bridge.password", ""),
  BRIDGE_PYTHON_CHANNEL("roomcast.bridge.python-channel", "socketio"),
  BRIDGE_NODE_PREFIX("roomcast.bridge.node-prefix", "socket.io"),

  TOKEN_EXPIRY_NOTICE("roomcast.token.expiry-notice", "1m"),
  TOKEN_HMAC_SECRET("roomcast.token.hmac-secret", ""),
  TOKEN_KEY_CACHE("roomcast.token.key-cache", "10m"),

  AUDIT_FILE("roomcast.audit.file", ""),
  ALERT_SLOW_READERS("roomcast.alerts.slow-readers", "10"),
  ALERT_REFUSALS("roomcast.alerts.refusals", "600"),
  ALERT_LATENCY("roomcast.alerts.latency", "1s"),

  METRICS_PUBLIC("roomcast.metrics.public", "true"),
  ADMIN_USER("roomcast.admin.user", "admin"),
  ADMIN_PASSWORD_HASH("roomcast.admin.password-hash", ""),
  SOCKETIO_ADMIN("roomcast.admin.socketio", "off"),
  OIDC_ISSUER("roomcast.admin.oidc.issuer", ""),
  OIDC_CLIENT_ID("roomcast.admin.oidc.client-id", "roomcast"),
  OIDC_CLIENT_SECRET("roomcast.admin.oidc.client-secret", ""),
  OIDC_SCOPES("roomcast.admin.oidc.scopes", "openid,profile"),
  OIDC_USER_CLAIM("roomcast.admin.oidc.user-claim", "sub"),
  OIDC_GROUPS_CLAIM("roomcast.admin.oidc.groups-claim", "groups");

  private final String key;
  private final String byDefault;

  Setting(String key, String byDefault) {
    this.key = key;
    this.byDefault = byDefault;
  }

  /** Its name in MicroProfile Config. */
  public String key() {
    return key;
  }

  /** Whether its value must not be shown to anybody. */
  public boolean isSecret() {
    return key.endsWith("-secret") || key.endsWith("-hash") || key.endsWith(".password");
  }

  /** Its default, as one would write it; empty for none. */
  public String byDefault() {
    return byDefault;
  }
}
