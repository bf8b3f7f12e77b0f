package dev.roomcast.web;

import dev.roomcast.wire.Frame;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client on a bare socket: it reads only when told to, and sees every frame. */
final class RawClient implements AutoCloseable {
  private static final int READ_MILLIS = 10_000;

  private final Socket socket = new Socket();
  private DataInputStream in;

  /** One frame of the server. */
  record Received(int opcode, byte[] payload) {
    /** The message, if it is one. */
    Frame frame() {
      return opcode == 1 ? Frame.utf8(payload) : Frame.binary(payload);
    }

    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  static RawClient connect(int port) throws IOException {
    RawClient client = new RawClient();
    client.socket.setReceiveBufferSize(8 * 1024);
    client.socket.setSoTimeout(READ_MILLIS);
    client.socket.connect(new InetSocketAddress("127.0.0.1", port));
    client.in = new DataInputStream(new BufferedInputStream(client.socket.getInputStream()));
    client.send(
        ("GET /socket HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    String status = client.line();
    if (!status.contains(" 101 ")) {
      throw new IOException("no upgrade but " + status);
    }
    while (!client.line().isEmpty()) {
      continue;
    }
    return client;
  }

  /** Reads the next frame. */
  Received next() throws IOException {
    int first = in.readUnsignedByte();
    if ((first & 0xf0) != 0x80) {
      throw new IOException("not a whole frame without extensions: " + first);
    }
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Received(first & 0x0f, payload);
  }

  /** Sends a text of fewer than 126 bytes. */
  void text(String text) throws IOException {
    send(1, text);
  }

  void ping(String data) throws IOException {
    send(9, data);
  }

  /* Masked with zeros, which change nothing. */
  private void send(int opcode, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    send(
        ByteBuffer.allocate(6 + bytes.length)
            .put((byte) (0x80 | opcode))
            .put((byte) (0x80 | bytes.length))
            .putInt(0)
            .put(bytes)
            .array());
  }

  private void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
