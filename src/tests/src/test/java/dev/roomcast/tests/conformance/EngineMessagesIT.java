package dev.roomcast.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.conformance.EngineIo.Answer;
import dev.roomcast.tests.fixture.Server;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages to the echo and back, and what ends a session in between. */
@OnConformanceServer
class EngineMessagesIT {
  private static final Answer OK = new Answer(200, "ok");
  private static final String ECHO = "/engine.io/";

  @ParameterizedTest
  @ValueSource(strings = {
      "4good morning",
      "4one\u001e4two\u001e4three",
      "4a text\u001eb/wAQfw=="})
  void whatOnePostBringsComesBackInOnePollAndInOrder(String payload, Server server) {
    PollingSession session = session(server);

    assertEquals(OK, session.post(payload));

    assertEquals(new Answer(200, payload), session.poll());
  }

  @Test
  void postThatIsNoPayloadEndsThePollingSession(Server server) {
    PollingSession session = session(server);

    assertEquals(400, session.post("xyz").status());

    assertEquals(400, session.get().status());
  }

  /* Whichever of the two comes first waits, and is told of the end that the other one brings. */
  @Test
  void twoPollsAtATimeEndTheSession(Server server) {
    PollingSession session = session(server);

    CompletableFuture<Answer> one = session.getLater();
    CompletableFuture<Answer> other = session.getLater();

    assertEquals(Set.of(200, 400), Set.of(one.join().status(), other.join().status()));
    Answer first = one.join().status() == 200 ? one.join() : other.join();
    assertEquals("1", first.body());
    assertEquals(400, session.get().status());
  }

  @Test
  void pollThatWasGivenUpStillCountsWhenTheNextOneComes(Server server) {
    PollingSession session = session(server);

    session.getAndGiveUp();
    Answer next = session.get();

    assertTrue(next.status() == 400 || next.body().equals("1"), next.toString());
    assertEquals(400, session.get().status());
  }

  @Test
  void textComesBackOnAWebSocketAsText(Server server) {
    try (RawSocket socket = socket(server)) {
      socket.send("4good morning");

      assertEquals("4good morning", socket.next());
    }
  }

  @Test
  void bytesComeBackOnAWebSocketAsBytesWithoutATypeDigit(Server server) {
    try (RawSocket socket = socket(server)) {
      socket.sendBinary(0, 127, 128, 255);

      assertEquals(RawSocket.binary(0, 127, 128, 255), socket.next());
    }
  }

  @Test
  void webSocketMessageThatIsNoPacketEndsTheSession(Server server) {
    try (RawSocket socket = socket(server)) {
      socket.send("xyz");

      assertEquals(4400, socket.closed());
    }
  }

  private static PollingSession session(Server server) {
    return new EngineIo(server, ECHO).openOnPolling();
  }

  private static RawSocket socket(Server server) {
    RawSocket socket = new EngineIo(server, ECHO).webSocket(EngineIo.WEBSOCKET);
    EngineIo.open(socket.next());
    return socket;
  }
}
