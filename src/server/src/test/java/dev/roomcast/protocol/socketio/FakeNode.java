package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.FakeGateway;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Seats;
import dev.roomcast.protocol.SessionEnds;
import dev.roomcast.wire.FakeTime;
import dev.roomcast.wire.FakeWire;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.Traffic;
import dev.roomcast.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node's Socket.IO side with a fake hub behind it, in fake time. */
final class FakeNode {
  static final Duration PING_INTERVAL = Duration.ofMillis(300);
  static final Duration PING_TIMEOUT = Duration.ofMillis(200);
  static final Duration UPGRADE_TIMEOUT = Duration.ofMillis(250);
  static final Duration CONNECT_TIMEOUT = Duration.ofMillis(400);
  static final int MAX_PAYLOAD = 1000; // bytes

  final FakeTime time = new FakeTime();
  final FakeGateway gateway = new FakeGateway();
  final EngineSessions sessions;
  final List<JsonNode> auths = new ArrayList<>(); // shown in the application's namespace

  FakeNode() {
    this(PING_INTERVAL);
  }

  final SessionEnds ends = new SessionEnds();

  /** With this ping interval: a long one keeps heartbeats out of the way. */
  FakeNode(Duration pingInterval) {
    EngineSettings settings =
        new EngineSettings(
            pingInterval,
            PING_TIMEOUT,
            UPGRADE_TIMEOUT,
            CONNECT_TIMEOUT,
            MAX_PAYLOAD,
            3,
            Seats.ANY_NUMBER,
            2);
    Clock clock = Clock.fixed(FakeGateway.TIME, ZoneOffset.UTC);
    sessions =
        new EngineSessions(
            settings,
            new OutboxLimits(5_000, Duration.ofSeconds(30)),
            time.wheel(),
            new Traffic(),
            ends,
            new SocketIoSessions(
                settings,
                time.wheel(),
                clock,
                List.of(
                    Namespace.ofHub("/", gateway),
                    Namespace.ofHub("/ws", gateway),
                    Namespace.ofHub("/third", gateway),
                    Namespace.ofApplication("/custom", this::enterApplication))));
  }

  private Gateway.Member enterApplication(
      String connectionId, String token, JsonNode auth, boolean mayReturn, Client client) throws Refused {
    auths.add(auth);
    return gateway.connect(connectionId, token, client);
  }

  static Handshake handshake() {
    return new Handshake("header token", "192.0.2.1");
  }

  EngineSession onPolling() {
    return sessions.openOnPolling(handshake()).orElseThrow();
  }

  /** On polling, with its open packet fetched and in the root namespace. */
  EngineSession connectedOnPolling() {
    EngineSession session = onPolling();
    poll(session);
    post(session, "40");
    poll(session);
    return session;
  }

  EngineSession onWebSocket(Wire wire) {
    return sessions.openOnWebSocket(handshake(), wire).orElseThrow();
  }

  /** On a WebSocket and in the root namespace; what was written so far is forgotten. */
  EngineSession connectedOnWebSocket(FakeWire wire) {
    EngineSession session = onWebSocket(wire);
    session.receiveText(wire, "40");
    wire.newTexts();
    return session;
  }

  FakePoll poll(EngineSession session) {
    FakePoll poll = FakePoll.quick();
    session.poll(poll);
    return poll;
  }

  boolean post(EngineSession session, String body) {
    Optional<PollingPost> post = session.beginPost();
    if (post.isEmpty()) {
      return false;
    }
    boolean understood = post.get().receive(body.getBytes(StandardCharsets.UTF_8));
    post.get().end();
    return understood;
  }

  /** The hub sends something to the client that came in last. */
  boolean send(String text) {
    return gateway.client().send(Frames.of(EngineFrames.message(text)));
  }

  boolean sendBinary(int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    return gateway.client().send(Frames.of(Frame.binary(data)));
  }

  boolean knows(EngineSession session) {
    return sessions.find(session.sid()).isPresent();
  }

  void pass(long millis) {
    time.pass(Duration.ofMillis(millis));
  }
}
