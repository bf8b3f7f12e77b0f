package dev.roomcast.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.roomcast.tests.fixture.Inbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket and what comes by it, message by message. */
final class RawSocket implements AutoCloseable {
  private static final String PING = "2";
  private static final String PONG = "3";
  private static final String END = "the end";   // no packet: those begin with a digit
  private static final int ABNORMAL = 1006;

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final boolean answersPings;
  private WebSocket socket;   // set once, by open

  private RawSocket(boolean answersPings) {
    this.answersPings = answersPings;
  }

  /** Connects; throws a CompletionException if it is refused. */
  static RawSocket open(HttpClient client, URI address, boolean answersPings) {
    RawSocket raw = new RawSocket(answersPings);
    raw.socket = client.newWebSocketBuilder()
        .connectTimeout(Inbox.PATIENCE)
        .buildAsync(address, raw.new Listener())
        .join();
    return raw;
  }

  /** Sends a text message. */
  RawSocket send(String text) {
    send(socket, text);
    return this;
  }

  /* One at a time: the client refuses to send while it is sending. */
  private synchronized void send(WebSocket to, String text) {
    to.sendText(text, true).join();
  }

  /** Sends a binary message. */
  synchronized RawSocket sendBinary(int... bytes) {
    socket.sendBinary(ByteBuffer.wrap(toBytes(bytes)), true).join();
    return this;
  }

  /** How {@link #next} tells a binary message. */
  static String binary(int... bytes) {
    return "bytes " + HexFormat.of().formatHex(toBytes(bytes));
  }

  private static byte[] toBytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** The next message: a text as it is, a binary one as {@link #binary} tells it. */
  String next() {
    try {
      String message =
          messages.poll(Inbox.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertNotNull(message, "no message came");
      if (message.equals(END)) {
        throw new AssertionError("closed with " + closed.join() + " instead of a message");
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a message", e);
    }
  }

  /** Waits until the server closes; the close code, or 1006 if the connection just ended. */
  int closed() {
    return closed.orTimeout(Inbox.PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void ended(int code) {
    closed.complete(code);
    messages.add(END);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder hex = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received(from, text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void received(WebSocket from, String message) {
      if (answersPings && message.equals(PING)) {
        send(from, PONG);
      } else {
        messages.add(message);
      }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      hex.append(HexFormat.of().formatHex(bytes));
      if (last) {
        messages.add("bytes " + hex);
        hex.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended(ABNORMAL);
    }
  }
}
