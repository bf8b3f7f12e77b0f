package dev.roomcast.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTransportTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final byte[] BODY = "{\"type\":\"é\"}".getBytes(StandardCharsets.UTF_8);

  record Seen(String request, String token, String key, String contentType, String body) {
  }

  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private HttpServer hub;
  private int status = 200;
  private boolean silent;       // sends the answer's headers and then nothing

  @TempDir
  Path directory;

  @BeforeEach
  void startHub() throws IOException {
    hub = HttpServer.create(
        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    hub.createContext("/", this::answer);
    hub.start();
  }

  @AfterEach
  void stopHub() {
    hub.stop(0);
  }

  @Test
  void itPostsTheBodyWithTokenAndKey() throws Exception {
    UUID key = new UUID(0, 1);

    Answer answer = transport("secret").post(key, BODY, PATIENT);

    assertEquals(
        new Seen(
            "POST /api/v1/events", "Bearer secret", key.toString(), "application/json",
            "{\"type\":\"é\"}"),
        seen.remove());
    assertEquals(new Answer(200, Optional.empty(), "{\"answer\":\"ü\"}"), answer);
  }

  @Test
  void itReadsHowLongTheHubWantsToBeLeftAlone() throws Exception {
    status = 503;

    Answer answer = transport("secret").post(UUID.randomUUID(), BODY, PATIENT);

    assertEquals(503, answer.status());
    assertEquals(Optional.of(Duration.ofSeconds(3)), answer.retryAfter());
  }

  @Test
  void itDoesNotFollowARedirectWithTheToken() throws Exception {
    status = 307;

    Answer answer = transport("secret").post(UUID.randomUUID(), BODY, PATIENT);

    assertEquals(Answer.Meaning.NOT_LET_IN, answer.meaning());
    assertEquals(1, seen.size());
  }

  @Test
  void aHubThatStopsInTheMiddleOfItsAnswerIsNotWaitedForLonger() {
    silent = true;

    IOException late = assertThrows(
        IOException.class,
        () -> transport("secret").post(UUID.randomUUID(), BODY, Duration.ofMillis(300)));

    assertTrue(late.getMessage().contains("within PT0.3S"), late.getMessage());
  }

  @Test
  void aHubThatIsNotThereIsAnIoException() {
    HttpTransport transport = transport("secret");
    hub.stop(0);

    assertThrows(
        IOException.class, () -> transport.post(UUID.randomUUID(), BODY, PATIENT));
  }

  @Test
  void aTokenFileIsReadAnewForEveryRequest() throws Exception {
    Path file = directory.resolve("token");
    HttpTransport transport =
        new HttpTransport(url(), new Token(Optional.of(file), Optional::empty));

    Files.writeString(file, "first\n");
    transport.post(UUID.randomUUID(), BODY, PATIENT);
    Files.writeString(file, "second\n");
    transport.post(UUID.randomUUID(), BODY, PATIENT);

    assertEquals("Bearer first", seen.remove().token());
    assertEquals("Bearer second", seen.remove().token());
  }

  @Test
  void withoutATokenNothingIsSent() {
    HttpTransport transport =
        new HttpTransport(url(), new Token(Optional.empty(), Optional::empty));

    IOException missing = assertThrows(
        IOException.class, () -> transport.post(UUID.randomUUID(), BODY, PATIENT));

    assertEquals("there is no token in roomcast.publisher.token", missing.getMessage());
    assertTrue(seen.isEmpty());
  }

  @Test
  void aTokenThatNoHeaderCanCarryIsNotShown() {
    IOException wrong = assertThrows(
        IOException.class,
        () -> transport("sec\nret").post(UUID.randomUUID(), BODY, PATIENT));

    assertFalse(wrong.getMessage().contains("ret"), wrong.getMessage());
  }

  private HttpTransport transport(String token) {
    return new HttpTransport(url(), new Token(Optional.empty(), () -> Optional.of(token)));
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + hub.getAddress().getPort() + "/api/v1/events");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    seen.add(new Seen(
        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
        headers.getFirst("Authorization"),
        headers.getFirst("Idempotency-Key"),
        headers.getFirst("Content-Type"),
        body));
    byte[] answer = "{\"answer\":\"ü\"}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    if (status == 503) {
      exchange.getResponseHeaders().add("Retry-After", "3");
    }
    exchange.sendResponseHeaders(status, answer.length);
    if (!silent) {
      exchange.getResponseBody().write(answer);
      exchange.close();
    } else {
      exchange.getResponseBody().flush();
    }
  }
}
