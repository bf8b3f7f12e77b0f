package dev.roomcast.web;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server of one WebSocket endpoint that hands every session to the test. */
interface WebSocketServer extends AutoCloseable {
  long SECONDS = 10; // to wait for what must come

  int port();

  /** The session that was opened next. */
  default Opened opened() throws InterruptedException {
    return inTime(Endpoint.OPENED.poll(SECONDS, TimeUnit.SECONDS));
  }

  static <T> T inTime(T came) {
    if (came == null) {
      throw new AssertionError("it did not come in time");
    }
    return came;
  }

  /** One session and the writer that was chosen for it when it was opened. */
  record Opened(
      Session session, SocketWriter writer, BlockingQueue<String> texts, CountDownLatch closed) {

    String nextText() throws InterruptedException {
      return inTime(texts.poll(SECONDS, TimeUnit.SECONDS));
    }

    void awaitClosed() throws InterruptedException {
      if (!closed.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it was not closed in time");
      }
    }
  }

  /** One instance for each session. */
  @ServerEndpoint("/socket")
  class Endpoint {
    static final BlockingQueue<Opened> OPENED = new LinkedBlockingQueue<>();
    static volatile SocketWriters writers = SocketWriters.ofContainers();

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @OnOpen
    public void opened(Session session) {
      OPENED.add(new Opened(session, writers.open(session), texts, closed));
    }

    @OnMessage
    public void text(String text) {
      texts.add(text);
    }

    @OnClose
    public void closed() {
      closed.countDown();
    }
  }
}
