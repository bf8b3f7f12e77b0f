package dev.roomcast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Publishes events, one request at a time, on a kept HTTP connection; on a new one where the server
 * ends the old one between two requests.
 */
final class Publisher implements EventLoop.Ready, AutoCloseable {
  private static final int SEND_BUFFER = 256 * 1024;   // bytes

  private final EventLoop loop;
  private final InetSocketAddress server;
  private final String head;
  private SocketChannel channel;
  private byte[] answer = {};
  private boolean waiting;   // for an answer
  private Runnable whenAnswered = () -> { };

  Publisher(EventLoop loop, InetSocketAddress server, String token) {
    this.loop = loop;
    this.server = server;
    this.head = "POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + "Authorization: Bearer " + token + "\r\n"
        + "Content-Type: application/json\r\nContent-Length: ";
    connect();
  }

  private void connect() {
    try {
      channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
      loop.register(channel, SelectionKey.OP_READ, this);
    } catch (IOException e) {
      throw new LoadFailed("publishing cannot connect: " + e);
    }
  }

  /**
   * Sends one request.
   *
   * @param events as {@link EventFormat#event} makes them; several go as a batch
   */
  void publish(List<String> events, Runnable answered) {
    String body = events.size() == 1
        ? events.get(0)
        : "{\"events\":[" + String.join(",", events) + "]}";
    if (!channel.isOpen()) {
      connect();
    }
    whenAnswered = answered;
    waiting = true;
    ByteBuffer request = ByteBuffer.wrap(
        (head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
    try {
      channel.write(request);
    } catch (IOException e) {
      throw new LoadFailed("publishing failed: " + e);
    }
    if (request.hasRemaining()) {
      throw new LoadFailed("a request does not fit into the socket's buffer");
    }
  }

  @Override
  public void ready(SelectionKey ready) {
    byte[] buffer = loop.buffer();
    System.arraycopy(answer, 0, buffer, 0, answer.length);
    int kept = answer.length;
    int count;
    try {
      count = channel.read(ByteBuffer.wrap(buffer, kept, buffer.length - kept));
    } catch (IOException e) {
      throw new LoadFailed("publishing failed: " + e);
    }
    if (count < 0) {
      close();
      if (waiting) {
        throw new LoadFailed("the server closed a publisher's connection instead of answering");
      }
    } else if (HttpAnswer.isWhole(buffer, kept + count)) {
      if (HttpAnswer.isLast(buffer, kept + count)) {
        close();
      }
      answer = new byte[0];
      waiting = false;
      whenAnswered.run();
    } else {
      answer = Arrays.copyOf(buffer, kept + count);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }
}
