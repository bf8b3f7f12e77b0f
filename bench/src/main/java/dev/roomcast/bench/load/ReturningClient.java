package dev.roomcast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A Socket.IO client that can lose its server and go on at another one, as the official client for
 * JavaScript does: with the secret of its first connect and the last event's second argument.
 */
final class ReturningClient implements WebSocket.Owner {
  private static final String PID = "\"pid\":\"";

  /** What the client waits for. */
  private enum State { HANDSHAKE, NAMESPACE, SUBSCRIPTION, EVENTS, AWAY, END }

  private final EventLoop loop;
  private final Ledger ledger;
  private final EventFormat format;
  private final int room;
  private final String token;

  private WebSocket socket;   // null before the first connect
  private State state = State.AWAY;
  private String secret = "";
  private String offset = "";
  private int position;   // events received
  private boolean told;   // that it cannot go on

  ReturningClient(EventLoop loop, Ledger ledger, EventFormat format, int room, String token) {
    this.loop = loop;
    this.ledger = ledger;
    this.format = format;
    this.room = room;
    this.token = token;
  }

  /** Begins to connect; with what it knows, if it was connected before. */
  void connect(InetSocketAddress server) throws IOException {
    state = State.HANDSHAKE;
    socket = new WebSocket(loop, server, 0, this);
  }

  /** Whether it gets its room's events; after it was away, all that it has missed too. */
  boolean isBack() {
    return state == State.EVENTS;
  }

  boolean isAway() {
    return state == State.AWAY;
  }

  /** Whether it was told that it cannot go on where it was. */
  boolean wasTold() {
    return told;
  }

  void close() {
    state = State.END;
    socket.close();
  }

  /* Its server may be killed under it; while it comes back it must not be. */
  @Override
  public void lost(String why) {
    if (state != State.EVENTS) {
      ledger.violation("a client that waited for " + state + " lost its connection: " + why);
    }
    state = State.AWAY;
  }

  @Override
  public void packet(byte[] bytes, int from, int to) {
    if (EventFormat.isEvent(bytes, from, to)) {
      event(bytes, from, to);
    } else {
      control(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
  }

  private void event(byte[] bytes, int from, int to) {
    ledger.received(room, position++, format.sequence(bytes, from, to, room), socket.now());
    int quote = to - 3;   // before the offset, which ends with "]
    while (bytes[quote] != '"') {
      quote--;
    }
    offset = new String(bytes, quote + 1, to - 3 - quote, StandardCharsets.US_ASCII);
  }

  private void control(String packet) {
    if (state == State.HANDSHAKE && packet.startsWith("0{")) {
      state = State.NAMESPACE;
      String known = secret.isEmpty()
          ? "" : "," + PID + secret + "\",\"offset\":\"" + offset + "\"";
      socket.send("40{\"token\":\"" + token + "\"" + known + "}");
    } else if (state == State.NAMESPACE && packet.startsWith("40{")) {
      namespace(packet);
    } else if (state == State.SUBSCRIPTION && packet.startsWith("431[{\"ok\":true")) {
      state = State.EVENTS;
      ledger.join(room);
    } else if (!packet.startsWith("42[\"connection")
        || packet.startsWith("42[\"connection.error")) {
      throw new FrameParser.BadFrame("unexpected packet " + packet);
    }
  }

  private void namespace(String packet) {
    int at = packet.indexOf(PID) + PID.length();
    String given = packet.substring(at, packet.indexOf('"', at));
    if (given.equals(secret)) {
      state = State.EVENTS;
    } else if (secret.isEmpty()) {
      secret = given;
      state = State.SUBSCRIPTION;
      socket.send("421[\"subscribe\",{\"room\":\"" + EventFormat.room(room) + "\"}]");
    } else {
      told = true;
      close();
    }
  }
}
