package dev.roomcast.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Publishes keys on 127.0.0.1 and counts how often it is asked; it can go away and come back. */
final class FakeIssuer implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private int requests;   // guarded by this
  private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
  private volatile int status = 200;
  private volatile String body;
  private HttpServer server;
  private int port;   // chosen by the system at the first start

  FakeIssuer(String body) {
    this.body = body;
    comeBack();
  }

  void comeBack() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      port = server.getAddress().getPort();
      server.createContext("/keys", this::answer);
      server.setExecutor(threads);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void goAway() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    count();
    try (exchange) {
      mayAnswer.await();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String location() {
    return "http://127.0.0.1:" + port + "/keys";
  }

  private synchronized void count() {
    requests++;
    notifyAll();
  }

  synchronized int requests() {
    return requests;
  }

  /** Waits until it was asked so many times since it was made. */
  synchronized void awaitRequests(int times) throws InterruptedException {
    while (requests < times) {
      wait();
    }
  }

  void publish(String newBody) {
    body = newBody;
  }

  void answerWith(int newStatus) {
    status = newStatus;
  }

  /** Makes it wait with its answers until the latch opens. */
  void answerAfter(CountDownLatch latch) {
    mayAnswer = latch;
  }

  @Override
  public void close() {
    goAway();
    threads.shutdownNow();
  }
}
