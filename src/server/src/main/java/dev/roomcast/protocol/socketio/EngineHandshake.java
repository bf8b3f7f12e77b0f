package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Frame;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The open packet that starts an Engine.IO session (protocol section "Handshake").
 *
 * @param sid the session's secret id, in URL-safe base64
 * @param upgradable whether the session may move to a WebSocket; false when it started on one
 * @param pingInterval from handshake or pong to the next ping; sent in whole milliseconds
 * @param pingTimeout how long a pong may take; sent in whole milliseconds
 * @param maxPayload the most bytes that a client may put in one message or body
 */
record EngineHandshake(
    String sid, boolean upgradable, Duration pingInterval, Duration pingTimeout, int maxPayload) {
  private static final Pattern SID = Pattern.compile("[A-Za-z0-9_-]+");

  EngineHandshake {
    Objects.requireNonNull(pingInterval);
    Objects.requireNonNull(pingTimeout);
    if (!SID.matcher(sid).matches()) {
      throw new IllegalArgumentException("session id must be URL-safe base64");
    }
    if (pingInterval.toMillis() <= 0 || pingTimeout.toMillis() <= 0 || maxPayload <= 0) {
      throw new IllegalArgumentException("ping times and payload must be positive, were "
          + pingInterval + ", " + pingTimeout + ", " + maxPayload);
    }
  }

  /** The open packet of a session with these settings. */
  static EngineHandshake of(String sid, boolean upgradable, EngineSettings settings) {
    return new EngineHandshake(
        sid,
        upgradable,
        settings.pingInterval(),
        settings.pingTimeout(),
        settings.maxPayload());
  }

  /** The packet with exactly the five keys of protocol 4; clients' test suites compare them. */
  Frame frame() {
    return Frame.text(EnginePacket.Type.OPEN.digit()
        + "{\"sid\":\"" + sid
        + "\",\"upgrades\":" + (upgradable ? "[\"websocket\"]" : "[]")
        + ",\"pingInterval\":" + pingInterval.toMillis()
        + ",\"pingTimeout\":" + pingTimeout.toMillis()
        + ",\"maxPayload\":" + maxPayload + "}");
  }

  /** Leaves the id out: whoever holds it can speak for the client. */
  @Override
  public String toString() {
    return "EngineHandshake[upgradable=" + upgradable + ", pingInterval=" + pingInterval
        + ", pingTimeout=" + pingTimeout + ", maxPayload=" + maxPayload + "]";
  }
}
