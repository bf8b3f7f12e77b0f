package dev.roomcast.bench.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Locale;

/** A client of the floor server: a publisher until it upgrades, then a Socket.IO client. */
final class FloorConnection {
  private static final byte[] NOTHING = {};
  private static final byte[] BUFFER = new byte[256 * 1024];   // the server has one thread
  private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";   // RFC 6455
  private static final byte[] OK = ascii(
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

  private final FloorServer server;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Deque<ByteBuffer> unwritten = new ArrayDeque<>();
  private byte[] unread = NOTHING;
  private boolean webSocket;
  private FloorRoom room = new FloorRoom();

  FloorConnection(FloorServer server, SocketChannel channel, SelectionKey key) {
    this.server = server;
    this.channel = channel;
    this.key = key;
  }

  void ready() throws IOException {
    try {
      if (key.isWritable()) {
        writeRest();
      }
      if (key.isReadable()) {
        read();
      }
    } catch (IOException lost) {
      close();
    }
  }

  private void read() throws IOException {
    System.arraycopy(unread, 0, BUFFER, 0, unread.length);
    int count =
        channel.read(ByteBuffer.wrap(BUFFER, unread.length, BUFFER.length - unread.length));
    if (count < 0) {
      close();
      return;
    }
    int to = unread.length + count;
    int from = 0;
    int length = next(from, to);
    while (length > 0) {
      from += length;
      length = next(from, to);
    }
    unread = from == to ? NOTHING : Arrays.copyOfRange(BUFFER, from, to);
  }

  /** Handles one frame or request; returns its length, or 0 if it is not whole. */
  private int next(int from, int to) {
    if (!webSocket) {
      return request(from, to);
    }
    int length = FloorFrames.length(BUFFER, from, to);
    if (length > 0) {
      packet(FloorFrames.payload(BUFFER, from, length));
    }
    return length;
  }

  private int request(int from, int to) {
    String request = new String(BUFFER, from, to - from, StandardCharsets.ISO_8859_1);
    int body = request.indexOf("\r\n\r\n") + 4;
    if (body < 4) {
      return 0;
    }
    String head = request.substring(0, body);
    int length = body + number(field(head, "Content-Length: "));
    if (length > to - from) {
      return 0;
    }
    if (head.toLowerCase(Locale.ROOT).contains("upgrade: websocket")) {
      upgrade(field(head, "Sec-WebSocket-Key: "));
    } else {
      PublishBody.read(BUFFER, from + body, from + length, server::publish);
      write(ByteBuffer.wrap(OK));
    }
    return length;
  }

  private static String field(String head, String name) {
    int at = head.indexOf(name);
    return at < 0 ? "" : head.substring(at + name.length(), head.indexOf('\r', at));
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private void upgrade(String webSocketKey) {
    webSocket = true;
    write(ByteBuffer.wrap(ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
        + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept(webSocketKey) + "\r\n\r\n")));
    send("0{\"sid\":\"floor\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,"
        + "\"maxPayload\":1000000}");
  }

  private static String accept(String webSocketKey) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(ascii(webSocketKey + ACCEPT));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void packet(String packet) {
    if (packet.startsWith("40")) {
      send("40{\"sid\":\"floor\"}");
    } else if (packet.startsWith("421[\"subscribe\"")) {
      int name = packet.indexOf("\"room\":\"") + 8;
      room = server.room(packet.substring(name, packet.indexOf('"', name)));
      room.join(this);
      send("431[{\"ok\":true}]");
    }
  }

  private void send(String text) {
    write(ByteBuffer.wrap(FloorFrames.text(text)));
  }

  /** Writes these bytes, now or when the client has read what was written before. */
  void write(ByteBuffer bytes) {
    try {
      if (unwritten.isEmpty()) {
        channel.write(bytes);
      }
      if (bytes.hasRemaining()) {
        unwritten.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    } catch (IOException lost) {
      key.interestOps(SelectionKey.OP_READ);   // the end of the stream will be read
    }
  }

  private void writeRest() throws IOException {
    while (!unwritten.isEmpty()) {
      channel.write(unwritten.peek());
      if (unwritten.peek().hasRemaining()) {
        return;
      }
      unwritten.remove();
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  private void close() throws IOException {
    room.leave(this);
    channel.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
