package dev.roomcast.tests.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A client that comes back whenever it loses its connection, to the next node, and keeps a diary. A
 * subclass speaks one of the protocols.
 */
/* Threads: the connections', one at a time for each connection; the monitor guards all fields. */
abstract class ReturningClient implements AutoCloseable {
  protected static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final int LEAST_PAUSE = 50;   // ms before it comes back
  private static final int MOST_PAUSE = 250;

  protected final List<String> rooms;
  protected final Diary diary;

  private final String user;
  private final List<Server> nodes;
  private final ScheduledExecutorService timer;
  private int node;
  private int inRooms;
  private boolean closed;
  private WebSocket socket;                                   // null while it has none
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

  /** @param node the index of the one that it begins with */
  ReturningClient(
      String user,
      List<String> rooms,
      List<Server> nodes,
      int node,
      ScheduledExecutorService timer) {
    this.user = user;
    this.rooms = rooms;
    this.nodes = nodes;
    this.node = node;
    this.timer = timer;
    this.diary = new Diary(user);
  }

  /** Where the protocol is spoken, on any node. */
  abstract String path();

  /** A text has come. */
  abstract void received(String text);

  final Diary diary() {
    return diary;
  }

  /** The index of the node that it is connected to, or tries to. */
  final synchronized int node() {
    return node;
  }

  /** Whether it has been in all its rooms since it connected last. */
  final synchronized boolean isBack() {
    return socket != null && inRooms == rooms.size();
  }

  /** It is in so many more of its rooms. */
  final synchronized void entered(int count) {
    inRooms += count;
  }

  final String token() {
    return Tokens.of(user).projects("*").make();
  }

  final synchronized void send(String text) {
    WebSocket to = socket;
    if (to != null) {
      sending = sending.handle((done, failed) -> to.sendText(text, true)).thenCompose(sent -> sent);
    }
  }

  /** An event has come, as in the protocol's document. */
  final void event(JsonNode event) {
    if (event.path("type").asText().equals(Source.TYPE)) {
      diary.got(new Diary.Got(
          event.path("room").asText(),
          event.at("/data/source").asText(),
          event.at("/data/n").asInt(),
          event.path("id").asText(),
          node()));
    }
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the server sent what is not JSON: " + text, e);
    }
  }

  final void connect() {
    URI address = nodes.get(node()).webSocket(path());
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
    builder.buildAsync(address, new Listener()).whenComplete((opened, failed) -> {
      if (failed != null) {
        ended(null);
      }
    });
  }

  private synchronized void opened(WebSocket newSocket) {
    socket = newSocket;
    sending = CompletableFuture.completedFuture(null);
    inRooms = 0;
  }

  /** Leaves this connection, if there is one, and comes back. */
  final synchronized void ended(WebSocket which) {
    if (closed || which != socket) {
      return;
    }
    socket = null;
    node = (node + 1) % nodes.size();
    int pause = ThreadLocalRandom.current().nextInt(LEAST_PAUSE, MOST_PAUSE);
    timer.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (socket != null) {
      socket.abort();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();   // of a message in several parts

    @Override
    public void onOpen(WebSocket webSocket) {
      opened(webSocket);
      webSocket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        received(whole);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      ended(webSocket);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      ended(webSocket);
    }
  }
}
