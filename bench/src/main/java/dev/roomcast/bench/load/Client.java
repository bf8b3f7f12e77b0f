package dev.roomcast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A Socket.IO client on a WebSocket, in the default namespace: connects, authenticates, subscribes
 * to one room with an acknowledgement, answers pings and checks each event of its room.
 */
final class Client implements EventLoop.Ready {
  private static final byte[] NOTHING = {};
  private static final int SMALL_WINDOW = 4096;   // bytes

  /** What the client waits for. */
  private enum State { TCP, UPGRADE, HANDSHAKE, NAMESPACE, SUBSCRIPTION, EVENTS, END }

  private final EventLoop loop;
  private final Ledger ledger;
  private final EventFormat format;
  private final int room;
  private final String token;
  private final Runnable whenReady;

  private SocketChannel channel;
  private SelectionKey key;
  private State state = State.TCP;
  private byte[] unparsed = NOTHING;
  private boolean member;
  private int position;   // events received
  private long now;       // when what is being parsed was read

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
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (willStall) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
    }
    key = loop.register(channel, SelectionKey.OP_CONNECT, this);
    if (channel.connect(server)) {
      connected();
    }
  }

  /** Reads no more, and stays connected. */
  void stall() {
    key.interestOps(0);
  }

  boolean isOpen() {
    return state != State.END;
  }

  void close() {
    state = State.END;
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }

  @Override
  public void ready(SelectionKey ready) {
    try {
      if (state == State.TCP) {
        channel.finishConnect();
        connected();
      } else {
        read();
      }
    } catch (IOException | FrameParser.BadFrame e) {
      lost(e.toString());
    }
  }

  private void lost(String why) {
    ledger.violation("a client that waited for " + state + " lost its connection: " + why);
    close();
  }

  private void connected() throws IOException {
    key.interestOps(SelectionKey.OP_READ);
    state = State.UPGRADE;
    send(ByteBuffer.wrap(("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
        + "Host: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII)));
  }

  private void read() throws IOException {
    byte[] buffer = loop.buffer();
    System.arraycopy(unparsed, 0, buffer, 0, unparsed.length);
    int kept = unparsed.length;
    int count = channel.read(ByteBuffer.wrap(buffer, kept, buffer.length - kept));
    if (count < 0) {
      lost("closed by the server");
      return;
    }
    now = System.nanoTime();
    int end = kept + count;
    int parsed = state == State.UPGRADE ? upgraded(buffer, end) : 0;
    if (state != State.UPGRADE) {
      parsed = FrameParser.parse(buffer, parsed, end, this::frame);
    }
    unparsed = parsed == end ? NOTHING : Arrays.copyOfRange(buffer, parsed, end);
  }

  /** Returns where the frames begin; 0 if the answer to the upgrade is not whole yet. */
  private int upgraded(byte[] buffer, int end) {
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    int body = head.indexOf("\r\n\r\n");
    if (body < 0) {
      return 0;
    }
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new FrameParser.BadFrame(head.substring(0, body));
    }
    state = State.HANDSHAKE;
    return body + 4;
  }

  private void frame(int opcode, byte[] bytes, int from, int to) {
    if (opcode == FrameParser.TEXT) {
      packet(bytes, from, to);
    } else if (opcode == FrameParser.PING) {
      send(ClientFrames.pong(Arrays.copyOfRange(bytes, from, to)));
    } else {
      throw new FrameParser.BadFrame("frame with opcode " + opcode + ": "
          + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
  }

  private void packet(byte[] bytes, int from, int to) {
    if (EventFormat.isEvent(bytes, from, to)) {
      event(bytes, from, to);
    } else if (to - from == 1 && bytes[from] == '2') {
      send(ClientFrames.text("3"));
    } else {
      control(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
  }

  private void event(byte[] bytes, int from, int to) {
    if (member) {
      ledger.received(room, position++, format.sequence(bytes, from, to, room), now);
    }
  }

  private void control(String packet) {
    if (state == State.HANDSHAKE && packet.startsWith("0{")) {
      state = State.NAMESPACE;
      send(ClientFrames.text("40{\"token\":\"" + token + "\"}"));
    } else if (state == State.NAMESPACE && packet.startsWith("40{")) {
      state = State.SUBSCRIPTION;
      send(ClientFrames.text(
          "421[\"subscribe\",{\"room\":\"" + EventFormat.room(room) + "\"}]"));
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

  /* What a client says is small and its socket's buffer is empty: it always goes out at once. */
  private void send(ByteBuffer frame) {
    try {
      channel.write(frame);
    } catch (IOException e) {
      lost(e.toString());
      return;
    }
    if (frame.hasRemaining()) {
      lost("the server does not read");
    }
  }
}
