package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.TextSocket;
import dev.roomcast.tests.fixture.Tokens;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames as they are on the wire, without a client library that would forgive. */
@OnServer
class EngineIoIT {
  private static final String POLLING = "?EIO=4&transport=polling";

  @ParameterizedTest
  @ValueSource(strings = {"/socket.io/", "/socket.io", "/ws/socket.io/"})
  void handshakeAnswersTheOpenPacket(String path, Server server) throws Exception {
    Rest.Answer answer = server.rest().get(path + POLLING);

    assertEquals(200, answer.status());
    assertEquals('0', answer.text().charAt(0));
    JsonNode open = new ObjectMapper().readTree(answer.text().substring(1));
    Set<String> members = new TreeSet<>();
    open.fieldNames().forEachRemaining(members::add);
    assertEquals(
        Set.of("maxPayload", "pingInterval", "pingTimeout", "sid", "upgrades"), members);
    assertEquals("[\"websocket\"]", open.path("upgrades").toString());
  }

  @ParameterizedTest
  @CsvSource({
      "EIO=4&transport=pigeon, 0",
      "EIO=4&transport=polling&sid=nobody, 1",
      "EIO=4&transport=websocket, 3",
      "EIO=3&transport=polling, 5"})
  void requestThatCannotBeServedIsAnsweredWithItsCode(String query, int code, Server server) {
    Rest.Answer answer = server.rest().get("/socket.io/?" + query);

    assertEquals(400, answer.status());
    assertEquals(code, answer.json().path("code").asInt(), answer.text());
  }

  @Test
  void pollingSessionConnectsToANamespace(Server server) throws Exception {
    String session = open(server);

    Rest.Answer posted = server.rest().post(
        session, "40/ws,{\"token\":\"" + Tokens.of("ada").make() + "\"}");
    Rest.Answer polled = server.rest().get(session);

    assertEquals("ok", posted.text());
    assertTrue(polled.text().startsWith("40/ws,{\"sid\":\""), polled.text());
  }

  @Test
  void refusedNamespaceLeavesTheSessionOpen(Server server) throws Exception {
    String session = open(server);

    server.rest().post(session, "40");
    Rest.Answer refused = server.rest().get(session);
    server.rest().post(session, "40{\"token\":\"" + Tokens.of("ada").make() + "\"}");
    Rest.Answer accepted = server.rest().get(session);

    assertTrue(refused.text().startsWith("44{\"message\":"), refused.text());
    assertTrue(accepted.text().startsWith("40{\"sid\":\""), accepted.text());
  }

  @Test
  void unknownNamespaceIsInvalid(Server server) throws Exception {
    String session = open(server);

    server.rest().post(session, "40/random,{\"token\":\"" + Tokens.of("ada").make() + "\"}");

    assertTrue(server.rest().get(session).text().startsWith("44/random,{\"message\":"));
  }

  @Test
  void closedSessionIsUnknown(Server server) throws Exception {
    String session = open(server);

    assertEquals("ok", server.rest().post(session, "1").text());

    Rest.Answer answer = server.rest().get(session);
    assertEquals(400, answer.status());
    assertEquals(1, answer.json().path("code").asInt());
  }

  @Test
  void webSocketNeedsNoPollingBefore(Server server) {
    try (var socket = new TextSocket<>(
        server.webSocket("/socket.io/?EIO=4&transport=websocket"), Map.of(),
        Function.identity())) {
      String open = socket.inbox().await("open packet", text -> text.startsWith("0"));
      socket.send("40/ws,{\"token\":\"" + Tokens.of("ada").make() + "\"}");

      assertTrue(open.contains("\"upgrades\":[]"), open);
      socket.inbox().await("CONNECT", text -> text.startsWith("40/ws,{\"sid\":\""));
      socket.inbox().await("event", text -> text.startsWith("42/ws,[\"connection_est"));
    }
  }

  /** As the Java client encodes binary: with the line breaks of MIME. */
  @Test
  void lineBreaksInBase64AreNoError(Server server) throws Exception {
    String session = open(server);
    server.rest().post(session, "40{\"token\":\"" + Tokens.of("ada").make() + "\"}");
    server.rest().get(session);

    Rest.Answer answer = server.rest().post(
        session, "451-0[\"ping\",{\"_placeholder\":true,\"num\":0}]\u001ebAAH/\n");

    assertEquals("ok", answer.text());
    assertTrue(server.rest().get(session).text().endsWith("\u001ebAAH/"));
  }

  private static String open(Server server) throws Exception {
    String packet = server.rest().get("/socket.io/" + POLLING).text();
    String sid = new ObjectMapper().readTree(packet.substring(1)).path("sid").asText();
    return "/socket.io/" + POLLING + "&sid=" + sid;
  }
}
