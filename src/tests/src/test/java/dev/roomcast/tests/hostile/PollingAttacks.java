package dev.roomcast.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.hostile.RawConnection.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Against HTTP long-polling. */
final class PollingAttacks {
  private static final String SEPARATOR = "\u001e";
  private static final int SMALL_POSTS = 1_000;
  private static final int BY_ONE_CONNECTION = 200;   // servers end one after some more
  private static final int DRIPS = 30;

  private PollingAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("body that is not UTF-8 ends the session", besieged ->
            ends(besieged, "body is not UTF-8", new byte[] {'4', (byte) 0xff})),
        new Attack("bad base64 ends the session", besieged ->
            ends(besieged, "binary packet is not base64", bytes("bA=A="))),
        new Attack("empty body ends the session", besieged ->
            ends(besieged, "empty Engine.IO packet", new byte[0])),
        new Attack("thousands of packets in one body end the session", besieged ->
            ends(besieged, "too many packets in one body",
                bytes("3" + (SEPARATOR + "3").repeat(10_000)))),
        new Attack("body over the limit is 413 and the session lives", PollingAttacks::largeBody),
        new Attack("chunks over the limit are 413 and the session lives", PollingAttacks::chunks),
        new Attack("body that never comes is 408", PollingAttacks::unfinished),
        new Attack("body byte by byte is 408", PollingAttacks::drip),
        new Attack("second poll ends the session", PollingAttacks::twoPolls),
        new Attack("second POST ends the session", PollingAttacks::twoPosts),
        new Attack("thousand small POSTs are taken", PollingAttacks::smallPosts),
        new Attack("poll whose client vanishes is no leak", PollingAttacks::vanishedPolls));
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  private static void ends(Besieged besieged, String rule, byte[] body) {
    Polling session = besieged.polling();
    besieged.counting(rule, figures -> figures.violations(rule), () ->
        assertEquals(400, session.post(body).status()));
    assertGone(session);
  }

  private static void assertGone(Polling session) {
    Answer answer = session.get();
    assertEquals(400, answer.status());
    assertTrue(answer.body().contains("\"code\":1"), answer.body());
  }

  private static void assertLives(Polling session) {
    assertEquals(new Answer(200, "ok"), session.post("40/nowhere"));
    assertEquals(200, session.get().status());
  }

  private static void largeBody(Besieged besieged) {
    Polling session = besieged.polling();
    besieged.counting("a refusal", figures -> figures.refused("too-large"), () -> {
      String head = "Content-Length: " + (HostileServer.MAX_PAYLOAD + 1) + "\r\n";
      try (RawConnection connection = session.postLater(head, "4")) {
        assertEquals(413, connection.answer().status());
      }
    });
    assertLives(session);
  }

  private static void chunks(Besieged besieged) {
    Polling session = besieged.polling();
    besieged.counting("a refusal", figures -> figures.refused("too-large"), () -> {
      try (RawConnection connection =
          session.postLater("Transfer-Encoding: chunked\r\n", "")) {
        String chunk = "c350\r\n" + "4".repeat(0xc350) + "\r\n";   // 50 000 bytes
        connection.send(chunk).send(chunk).send(chunk);
        assertEquals(413, connection.answer().status());
      }
    });
    assertLives(session);
  }

  private static void unfinished(Besieged besieged) {
    Polling session = besieged.polling();
    besieged.counting("a slow POST", PollingAttacks::slowPosts, () -> {
      try (RawConnection connection = session.postLater("Content-Length: 1000\r\n", "4half")) {
        assertEquals(408, connection.answer().status());
      }
    });
    assertGone(session);
  }

  private static double slowPosts(Figures figures) {
    return figures.violations("POST did not come in time");
  }

  private static void drip(Besieged besieged) {
    Polling session = besieged.polling();
    besieged.counting("a slow POST", PollingAttacks::slowPosts, () -> {
      try (RawConnection connection = session.postLater("Content-Length: 1000\r\n", "4")) {
        for (int i = 0; i < DRIPS; i++) {
          connection.send("x");
          Pause.millis(60);
        }
        assertEquals(408, connection.answer().status());
      }
    });
    assertGone(session);
  }

  private static void twoPolls(Besieged besieged) {
    Polling session = besieged.polling();
    besieged.counting("two polls", figures -> figures.violations("two polls at once"), () -> {
      try (RawConnection first = session.getLater()) {
        Pause.millis(200);   // for the first to be there first
        Answer second = session.get();
        assertEquals(400, second.status());
        assertEquals(new Answer(200, "1"), first.answer());
      }
    });
    assertGone(session);
  }

  private static void twoPosts(Besieged besieged) {
    Polling session = besieged.polling();
    besieged.counting("two POSTs", figures -> figures.violations("two POSTs at once"), () -> {
      try (RawConnection first = session.postLater("Content-Length: 10\r\n", "4")) {
        Pause.millis(200);   // for the first to be there first
        assertEquals(400, session.post("3").status());
      }
    });
    assertGone(session);
  }

  private static void smallPosts(Besieged besieged) {
    Polling session = besieged.polling();
    String post = Polling.request("POST", session.target(), "Content-Length: 1\r\n") + "3";
    for (int sent = 0; sent < SMALL_POSTS; sent += BY_ONE_CONNECTION) {
      try (RawConnection connection = besieged.open()) {
        for (int i = 0; i < BY_ONE_CONNECTION; i++) {
          assertEquals(new Answer(200, "ok"), connection.send(post).answer());
        }
      }
    }
    assertEquals(new Answer(200, "ok"), session.post("1"));
  }

  private static void vanishedPolls(Besieged besieged) {
    for (int i = 0; i < 50; i++) {
      besieged.polling().getLater().vanish();
    }
  }
}
