package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Redis;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client comes back after the log has forgotten what it missed. */
@OnOneServer
class MailboxIT {
  private static final String OTHER = "project:1";
  private static final long LOG_AGE_MILLIS = 1_000;

  private final String user = "ann-" + UUID.randomUUID();
  private final String mailbox = "user:" + user;
  private final String token = Tokens.of(user).projects("*").make();

  private static Server start(String name, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("roomcast.log.max-age", "1s");
    return Server.start(name, settings);
  }

  private static void publish(Server server, String room, String type) {
    server.rest().asPublisher().publish(room, type, Map.of("n", 1));
  }

  /* What the client has seen when it leaves: an event of another room. */
  private String lastSeen(Server server) {
    try (var client = PlainClient.connect(server, token)) {
      client.subscribe(OTHER);
      publish(server, OTHER, "test.seen");
      return client.event("test.seen").path("id").asText();
    }
  }

  private static void awaitThatTheLogForgets() throws InterruptedException {
    Thread.sleep(2 * LOG_AGE_MILLIS); // That time passes is what is tested.
  }

  private void assertMailComes(Server server, String since) throws Exception {
    try (var client = PlainClient.connect(server, token)) {
      JsonNode answer = client.command("subscribe", Map.of("room", mailbox, "since", since));
      assertTrue(answer.path("recovered").asBoolean(), answer.toString());
      assertEquals(mailbox, client.event("test.first").path("room").asText());
      client.event("test.second");
      assertEquals(1, client.received("test.first").size());

      JsonNode other = client.command("subscribe", Map.of("room", OTHER, "since", since));
      assertFalse(other.path("recovered").asBoolean(true), other.toString());
      assertEquals("not-kept", other.path("reason").asText());
    }
    try (var client = SocketIoClient.connect(server, token)) {
      client.ask("subscribe", SocketIoClient.object("room", mailbox).put("since", since));
      client.event("test.first");
      client.event("test.second");
    }
  }

  @Test
  void userGetsTheMailAfterTheLogHasForgottenIt() throws Exception {
    try (Server alone = start("mail-alone", Map.of())) {
      String since = lastSeen(alone);
      publish(alone, mailbox, "test.first");
      publish(alone, OTHER, "test.missed");
      publish(alone, mailbox, "test.second");
      awaitThatTheLogForgets();

      assertMailComes(alone, since);
    }
  }

  @Test
  void mailIsKeptInRedisWhenAllNodesHaveEnded() throws Exception {
    try (Redis redis = new Redis()) {
      Map<String, String> settings = Map.of("roomcast.redis.url", redis.url());
      String since;
      try (Server before = start("mail-before", settings)) {
        since = lastSeen(before);
        publish(before, mailbox, "test.first");
        publish(before, OTHER, "test.missed");
        publish(before, mailbox, "test.second");
        awaitThatTheLogForgets();
        assertMailComes(before, since);
      }
      try (Server after = start("mail-after", settings)) {
        assertMailComes(after, since);
      }
    }
  }
}
