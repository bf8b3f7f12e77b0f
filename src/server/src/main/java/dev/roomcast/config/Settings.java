package dev.roomcast.config;

import dev.roomcast.bridge.BridgeSettings;
import dev.roomcast.broker.LogLimits;
import dev.roomcast.broker.RedisSettings;
import dev.roomcast.hub.HubLimits;
import dev.roomcast.protocol.plain.PlainSettings;
import dev.roomcast.protocol.socketio.EngineSettings;
import dev.roomcast.stats.AlertLimits;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.deflate.DeflateLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * All settings in force, read once at the start.
 *
 * @param development whether tokens are made here and the sample page is served
 * @param publicUrl how browsers reach this server
 * @param nodeName what this node is called in figures; unique in a cluster
 * @param postTimeout how long the body of a polling POST may take to come
 * @param deflate which WebSocket messages are compressed
 * @param portableWrites whether WebSockets are written through the Jakarta API alone
 * @param maxUndeliveredBytes most bytes published and not yet delivered
 * @param maxBatch most events in one publish request
 * @param idempotencyLifetime how long an idempotency key is remembered
 * @param log how much is kept for clients that come back
 * @param recoveryWindow how long after it left a Socket.IO client may go on; zero for never
 * @param redis what connects this node with others; empty if there is one node
 * @param bridge where running systems publish; empty if nothing is taken from there
 * @param metricsPublic whether {@code /metrics} answers without a token
 * @param maxConnectionsPerUser most connections of one user on all nodes together, 0 for any number
 * @param auditFile where what operators do is kept; in memory if empty
 * @param alerts from when on something is an alert
 */
public record Settings(
    boolean development,
    URI publicUrl,
    String nodeName,
    EngineSettings engine,
    Duration postTimeout,
    PlainSettings plain,
    DeflateLimits deflate,
    AllowedOrigins allowedOrigins,
    HubLimits hub,
    OutboxLimits outbox,
    boolean portableWrites,
    int maxUndeliveredBytes,
    int maxBatch,
    Duration idempotencyLifetime,
    LogLimits log,
    Duration recoveryWindow,
    Optional<RedisSettings> redis,
    Optional<BridgeSettings> bridge,
    boolean metricsPublic,
    int maxConnectionsPerUser,
    Optional<Path> auditFile,
    AlertLimits alerts,
    Admin admin) {

  /**
   * Who may sign in to the dashboard besides those with a token: its own account, and the people of
   * a login service.
   *
   * @param passwordHash empty if nobody may sign in with a password
   * @param socketIo what that account may do with the Socket.IO Admin UI
   * @param oidc empty if there is no login service
   */
  public record Admin(
      String user, Optional<String> passwordHash, SocketIoAdmin socketIo, Optional<Oidc> oidc) {}

  /**
   * A login service that speaks OpenID Connect.
   *
   * @param issuer as it calls itself
   * @param clientId as it calls Roomcast
   * @param clientSecret empty for a public client
   * @param scopes what is asked for; {@code openid} is among them
   * @param userClaim names the user
   * @param groupsClaim names the user's groups; with dots it may lead into objects
   */
  public record Oidc(
      URI issuer,
      String clientId,
      Optional<String> clientSecret,
      Set<String> scopes,
      String userClaim,
      String groupsClaim) {}

  /** Whether the Socket.IO Admin UI may connect, and what it may do. */
  public enum SocketIoAdmin {
    OFF,
    READ_ONLY,
    ACTIONS
  }
}
