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
 * The client's end of a WebSocket for Socket.IO: connects, upgrades, answers pings of both protocols
 * and hands on every other packet.
 */
final class WebSocket implements EventLoop.Ready {
  private static final byte[] NOTHING = {};

  /** Who is told what happens. */
  interface Owner {
    /** A packet, but no ping. */
    void packet(byte[] bytes, int from, int to);

    /** The connection has ended, other than by {@link #close}. */
    void lost(String why);
  }

  /** What the socket waits for. */
  private enum State { TCP, UPGRADE, FRAMES, END }

  private final EventLoop loop;
  private final Owner owner;
  private final SocketChannel channel;
  private final SelectionKey key;
  private State state = State.TCP;
  private byte[] unparsed = NOTHING;
  private long now;

  /**
   * Begins to connect.
   *
   * @param receiveBuffer bytes; 0 for what the system gives
   */
  WebSocket(EventLoop loop, InetSocketAddress server, int receiveBuffer, Owner owner)
      throws IOException {
    this.loop = loop;
    this.owner = owner;
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (receiveBuffer > 0) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
    }
    key = loop.register(channel, SelectionKey.OP_CONNECT, this);
    if (channel.connect(server)) {
      connected();
    }
  }

  /** When the packet that is handed on was read, as {@link System#nanoTime}. */
  long now() {
    return now;
  }

  /** Reads no more, and stays connected. */
  void stall() {
    key.interestOps(0);
  }

  void close() {
    state = State.END;
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }

  /** Sends a packet. */
  void send(String packet) {
    send(ClientFrames.text(packet));
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
    close();
    owner.lost(why);
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
    state = State.FRAMES;
    return body + 4;
  }

  private void frame(int opcode, byte[] bytes, int from, int to) {
    if (opcode == FrameParser.PING) {
      send(ClientFrames.pong(Arrays.copyOfRange(bytes, from, to)));
    } else if (opcode != FrameParser.TEXT) {
      throw new FrameParser.BadFrame("frame with opcode " + opcode + ": "
          + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    } else if (to - from == 1 && bytes[from] == '2') {
      send("3");
    } else {
      owner.packet(bytes, from, to);
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
