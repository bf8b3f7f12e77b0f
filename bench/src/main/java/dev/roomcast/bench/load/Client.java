package dev.roomcast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A Socket.IO client in the default namespace: connects, authenticates, subscribes to one room with
 * an acknowledgement, and checks each event of its room.
 */
final class Client implements WebSocket.Owner {
  private static final int SMALL_WINDOW = 4096;   // bytes

  /** What the client waits for. */
  private enum State { HANDSHAKE, NAMESPACE, SUBSCRIPTION, EVENTS, END }

  private final EventLoop loop;
  private final Ledger ledger;
  private final EventFormat format;
  private final int room;
  private final String token;
  private final Runnable whenReady;

  private WebSocket socket;   // null until it connects
  private State state = State.HANDSHAKE;
  private boolean member;
  private int position;   // events received

  /** @param whenReady told once, when the subscription is acknowledged */
  Client(
      EventLoop loop,
      Ledger ledger,
      EventFormat format,
      int room,
      String token,
      Runnable whenReady) {
    this.loop = loop;
    this.ledger = ledger;
    this.format = format;
    this.room = room;
    this.token = token;
    this.whenReady = whenReady;
  }

  /**
   * Begins to connect.
   *
   * @param willStall whether this one stops reading later: its receive window stays small then
   */
  void connect(InetSocketAddress server, boolean willStall) throws IOException {
    member = !willStall;
    socket = new WebSocket(loop, server, willStall ? SMALL_WINDOW : 0, this);
  }

  /** Reads no more, and stays connected. */
  void stall() {
    socket.stall();
  }

  boolean isOpen() {
    return state != State.END;
  }

  void close() {
    state = State.END;
    socket.close();
  }

  @Override
  public void lost(String why) {
    ledger.violation("a client that waited for " + state + " lost its connection: " + why);
    state = State.END;
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
    if (member) {
      ledger.received(
          room, position++, format.sequence(bytes, from, to, room), socket.now());
    }
  }

  private void control(String packet) {
    if (state == State.HANDSHAKE && packet.startsWith("0{")) {
      state = State.NAMESPACE;
      socket.send("40{\"token\":\"" + token + "\"}");
    } else if (state == State.NAMESPACE && packet.startsWith("40{")) {
      state = State.SUBSCRIPTION;
      socket.send("421[\"subscribe\",{\"room\":\"" + EventFormat.room(room) + "\"}]");
    } else if (state == State.SUBSCRIPTION && packet.startsWith("431[{")
        && packet.contains("\"ok\":true")) {
      state = State.EVENTS;
      if (member) {
        ledger.join(room);
      }
      whenReady.run();
    } else if (!packet.startsWith("42[\"connection")
        || packet.startsWith("42[\"connection.error")) {
      throw new FrameParser.BadFrame("unexpected packet " + packet);
    }
  }
}
