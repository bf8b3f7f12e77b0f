package dev.roomcast.protocol.socketio;

import java.time.Duration;

/**
 * The times and sizes of Engine.IO sessions.
 *
 * @param pingInterval from an answered ping to the next
 * @param pingTimeout how long a client may take to answer a ping
 * @param upgradeTimeout how long a WebSocket may take to take over from polling
 * @param connectTimeout how long a session may be in no namespace
 * @param maxPayload most bytes of one message or polling body
 * @param maxSessions most sessions on this node
 * @param maxSessionsPerAddress most sessions from one address; 0 for any number
 * @param maxNamespaces most namespaces of one session
 */
public record EngineSettings(
    Duration pingInterval,
    Duration pingTimeout,
    Duration upgradeTimeout,
    Duration connectTimeout,
    int maxPayload,
    int maxSessions,
    int maxSessionsPerAddress,
    int maxNamespaces) {

  /** How long a closed session waits for a transport that can carry its last words. */
  static final Duration LAST_WORDS_WAIT = Duration.ofSeconds(30);

  /**
   * How long a poll that comes during an upgrade is held before it is released. A client that has
   * already sent its last upgrade packet may poll before that packet is read.
   */
  static final Duration UPGRADE_POLL_HOLD = Duration.ofMillis(80);

  /**
   * How long a polling session stays after the client's goodbye when no poll waits. One that was
   * sent together with the goodbye, and is read after it, is then released as if it had waited.
   */
  static final Duration GOODBYE_POLL_WAIT = Duration.ofMillis(200);
}
