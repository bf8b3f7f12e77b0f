package dev.roomcast.tests.conformance;

import dev.roomcast.tests.conformance.EngineIo.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A session that began on polling. */
final class PollingSession {
  private static final Answer PING = new Answer(200, "2");

  private final EngineIo engine;
  private final String sid;

  PollingSession(EngineIo engine, String sid) {
    this.engine = engine;
    this.sid = sid;
  }

  Answer post(String body) {
    return engine.request("POST", polling(), body);
  }

  /** Sends one GET; the answer may be a heartbeat. */
  Answer get() {
    return engine.request("GET", polling(), "");
  }

  /** The first answer that is not just a heartbeat, each of which it answers. */
  Answer poll() {
    return pollLater().join();
  }

  /** As {@link #poll}. */
  CompletableFuture<Answer> pollLater() {
    return getLater().thenCompose(answer -> answer.equals(PING)
        ? engine.requestLater("POST", polling(), "3").thenCompose(ok -> pollLater())
        : CompletableFuture.completedFuture(answer));
  }

  /** Sends one GET. */
  CompletableFuture<Answer> getLater() {
    return engine.requestLater("GET", polling(), "");
  }

  /** Sends a GET and closes the connection without waiting for the answer. */
  void getAndGiveUp() {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), engine.server().port())) {
      String request = "GET " + engine.target(polling()) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A WebSocket that names this session. */
  RawSocket webSocket() {
    return engine.webSocket(EngineIo.WEBSOCKET + "&sid=" + sid);
  }

  private String polling() {
    return EngineIo.POLLING + "&sid=" + sid;
  }
}
