package dev.roomcast.tests.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roomcast.tests.fixture.Inbox;
import dev.roomcast.tests.fixture.Server;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Engine.IO requests as they are on the wire, at one path of a server. */
final class EngineIo {
  static final String POLLING = "EIO=4&transport=polling";
  static final String WEBSOCKET = "EIO=4&transport=websocket";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Inbox.PATIENCE)
      .build();

  private final Server server;
  private final String path;

  EngineIo(Server server, String path) {
    this.server = server;
    this.path = path;
  }

  /** What a polling request was answered with. */
  record Answer(int status, String body) {}

  /** Sends a request and waits for the answer. */
  Answer request(String method, String query, String body) {
    return requestLater(method, query, body).join();
  }

  /** Sends a request. */
  CompletableFuture<Answer> requestLater(String method, String query, String body) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + target(query)))
        .timeout(Inbox.PATIENCE)
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
    return CLIENT.sendAsync(request, BodyHandlers.ofString())
        .thenApply((HttpResponse<String> response) ->
            new Answer(response.statusCode(), response.body()));
  }

  /** Path and query, as they stand in a request's first line. */
  String target(String query) {
    return path + "?" + query;
  }

  Server server() {
    return server;
  }

  /** Begins a session on polling. */
  PollingSession openOnPolling() {
    Answer answer = request("GET", POLLING, "");
    return new PollingSession(this, open(answer.body()).path("sid").asText());
  }

  /** Connects a WebSocket, which answers heartbeats by itself. */
  RawSocket webSocket(String query) {
    return RawSocket.open(CLIENT, server.webSocket(target(query)), true);
  }

  /** Connects a WebSocket, which hands out heartbeats as all else and answers none. */
  RawSocket silentWebSocket(String query) {
    return RawSocket.open(CLIENT, server.webSocket(target(query)), false);
  }

  /** The HTTP status with which a WebSocket is refused. */
  int refusedWebSocket(String query) {
    try (RawSocket accepted = webSocket(query)) {
      throw new AssertionError("the WebSocket was accepted: " + query);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw failed;
    }
  }

  /** What an open packet tells. */
  static JsonNode open(String packet) {
    if (!packet.startsWith("0")) {
      throw new AssertionError("no open packet: " + packet);
    }
    try {
      return JSON.readTree(packet.substring(1));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
