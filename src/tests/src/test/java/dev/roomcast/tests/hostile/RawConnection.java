package dev.roomcast.tests.hostile;

import dev.roomcast.tests.fixture.Server;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A TCP connection on which everything can be sent, also what no library would. */
final class RawConnection implements AutoCloseable {
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int CONTINUATION = 0;

  /** What {@link #closeCode} says of a connection that ends without a close frame. */
  static final int NO_CLOSE_FRAME = 1006;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};
  private static final String UPGRADE = " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
      + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
      + "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n";

  private final Socket socket;
  private final DataInputStream in;

  /** A WebSocket message or control frame. */
  record Frame(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  /** What a request was answered with. */
  record Answer(int status, String body) {}

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.setTcpNoDelay(true);
  }

  static RawConnection open(Server server) {
    return calling(() ->
        new RawConnection(new Socket(InetAddress.getByName("127.0.0.1"), server.port())));
  }

  /** A WebSocket at this path, upgraded. */
  static RawConnection webSocket(Server server, String target) {
    return webSocket(server, target, new byte[0]);
  }

  /** A WebSocket on which something is sent together with the handshake. */
  static RawConnection webSocket(Server server, String target, byte[] early) {
    byte[] request = upgradeRequest(target).getBytes(StandardCharsets.US_ASCII);
    RawConnection connection = open(server);
    int status =
        connection
            .send(ByteBuffer.allocate(request.length + early.length).put(request).put(early).array())
            .answerHead();
    if (status != 101) {
      connection.close();
      throw new AssertionError("no upgrade but status " + status);
    }
    return connection;
  }

  static String upgradeRequest(String target) {
    return "GET " + target + UPGRADE;
  }

  /** An Engine.IO session on a WebSocket; its open packet has been read. */
  static RawConnection engine(Server server) {
    RawConnection connection = webSocket(server, "/socket.io/?EIO=4&transport=websocket");
    connection.nextText();
    return connection;
  }

  RawConnection send(String ascii) {
    return send(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  RawConnection send(byte[] bytes) {
    return calling(() -> {
      socket.getOutputStream().write(bytes);
      return this;
    });
  }

  /** Sends a message in one frame, as it should be. */
  RawConnection sendText(String text) {
    return send(frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  RawConnection sendBinary(byte[] data) {
    return send(frame(0x80 | BINARY, data));
  }

  /**
   * A masked frame.
   *
   * @param first the first byte: FIN, the reserved bits and the opcode
   */
  static byte[] frame(int first, byte[] payload) {
    byte[] masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK[i % MASK.length];
    }
    return header(first, 0x80, payload.length).put(MASK).put(masked).array();
  }

  /** A frame as only servers may send it. */
  static byte[] unmasked(int first, byte[] payload) {
    return header(first, 0, payload.length).put(payload).array();
  }

  private static ByteBuffer header(int first, int maskBit, int length) {
    int extended = length < 126 ? 0 : length < 65536 ? 2 : 8;
    ByteBuffer frame = ByteBuffer.allocate(2 + extended + (maskBit == 0 ? 0 : 4) + length);
    frame.put((byte) first);
    switch (extended) {
      case 0 -> frame.put((byte) (maskBit | length));
      case 2 -> frame.put((byte) (maskBit | 126)).putShort((short) length);
      default -> frame.put((byte) (maskBit | 127)).putLong(length);
    }
    return frame;
  }

  /** Whether something can be read without waiting. */
  boolean hasMore() {
    return calling(() -> in.available() > 0);
  }

  /** The next frame, whatever it is. */
  Frame next() {
    return calling(() -> {
      int opcode = in.readUnsignedByte() & 0x0f;
      int length = in.readUnsignedByte() & 0x7f;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = (int) in.readLong();
      }
      byte[] payload = new byte[length];
      in.readFully(payload);
      return new Frame(opcode, payload);
    });
  }

  /** The next text message. */
  String nextText() {
    Frame frame = next();
    while (frame.opcode() != TEXT) {
      if (frame.opcode() == CLOSE) {
        throw new AssertionError("closed with " + code(frame) + " instead of a message");
      }
      frame = next();
    }
    return frame.text();
  }

  /** Reads until the server closes: the code of its close frame, or 1006 if it sent none. */
  int closeCode() {
    try {
      Frame frame = next();
      while (frame.opcode() != CLOSE) {
        frame = next();
      }
      return code(frame);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof EOFException || e.getCause() instanceof SocketException) {
        return NO_CLOSE_FRAME;
      }
      throw e;
    }
  }

  private static int code(Frame close) {
    return close.payload().length < 2 ? 1005 : ByteBuffer.wrap(close.payload()).getShort() & 0xffff;
  }

  /** Reads a whole answer with a length; 0 if the connection ends before one comes. */
  Answer answer() {
    try {
      return calling(() -> {
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
          String lower = header.toLowerCase(Locale.ROOT);
          if (lower.startsWith("content-length:")) {
            length = Integer.parseInt(lower.substring(15).strip());
          }
          chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        return new Answer(status(status), new String(body, StandardCharsets.UTF_8));
      });
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof EOFException || e.getCause() instanceof SocketException) {
        return new Answer(0, "");
      }
      throw e;
    }
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int answerHead() {
    return calling(() -> {
      int status = status(line());
      while (!line().isEmpty()) {
        continue;
      }
      return status;
    });
  }

  private static int status(String line) {
    return Integer.parseInt(line.split(" ")[1]);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection ended");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** Ends it without the goodbye of TCP: the server is told by a reset, if it ever writes. */
  void vanish() {
    calling(() -> {
      socket.setSoLinger(true, 0);
      socket.close();
      return this;
    });
  }

  @Override
  public void close() {
    calling(() -> {
      socket.close();
      return this;
    });
  }

  private interface Io<T> {
    T run() throws IOException;
  }

  private static <T> T calling(Io<T> io) {
    try {
      return io.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
