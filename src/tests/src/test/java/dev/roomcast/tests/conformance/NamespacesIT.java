package dev.roomcast.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roomcast.tests.fixture.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How clients enter namespaces and leave them. */
@OnConformanceServer
class NamespacesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "40                     | 40         | 42[\"auth\",{}]",
      "40{\"token\":\"t\"}    | 40         | 42[\"auth\",{\"token\":\"t\"}]",
      "40/custom,             | 40/custom, | 42/custom,[\"auth\",{}]",
      "40/custom,{\"n\":[1]}  | 40/custom, | 42/custom,[\"auth\",{\"n\":[1]}]"})
  void whoeverEntersIsToldAnIdAndThenWhatItBrought(
      String packet, String accepted, String told, Server server)
      throws JsonProcessingException {
    try (RawSocket socket = Namespaces.session(server)) {
      String answer = socket.send(packet).next();

      assertTrue(answer.startsWith(accepted), answer);
      JsonNode data = JSON.readTree(answer.substring(accepted.length()));
      assertEquals(1, data.size());
      assertTrue(data.path("sid").isTextual());
      assertEquals(told, socket.next());
    }
  }

  @Test
  void namespaceThatDoesNotExistIsRefusedAndTheSessionGoesOn(Server server) {
    try (RawSocket socket = Namespaces.session(server)) {
      assertEquals(
          "44/nowhere,{\"message\":\"Invalid namespace\"}", socket.send("40/nowhere").next());

      assertTrue(socket.send("40").next().startsWith("40{"));
    }
  }

  @Test
  void sessionThatBeginsWithNoPacketIsClosed(Server server) {
    try (RawSocket socket = Namespaces.session(server)) {
      assertEquals(4400, socket.send("4xyz").closed());
    }
  }

  @Test
  void sessionThatEntersNoNamespaceIsClosed(Server server) {
    try (RawSocket socket = Namespaces.session(server)) {
      assertEquals(4408, socket.closed());
    }
  }

  @Test
  void sessionThatEntersNoNamespaceAndAnswersNoPingIsClosed(Server server) {
    EngineIo engine = new EngineIo(server, "/socket.io/");
    try (RawSocket socket = engine.silentWebSocket(EngineIo.WEBSOCKET)) {
      assertEquals(4411, socket.closed());
    }
  }

  /* The next thing that comes is a heartbeat: nothing answers the farewell. */
  @Test
  void sessionOutlivesItsNamespace(Server server) {
    EngineIo engine = new EngineIo(server, "/socket.io/");
    try (RawSocket socket = engine.silentWebSocket(EngineIo.WEBSOCKET)) {
      EngineIo.open(socket.next());
      assertTrue(socket.send("40").next().startsWith("40{"));
      assertEquals("42[\"auth\",{}]", socket.next());

      socket.send("41");

      assertEquals("2", socket.next());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"41/custom", "41/custom,"})
  void leavingOneNamespaceLeavesTheOtherAlone(String farewell, Server server) {
    try (RawSocket socket = Namespaces.inMain(server)) {
      assertTrue(socket.send("40/custom").next().startsWith("40/custom,{"));
      assertEquals("42/custom,[\"auth\",{}]", socket.next());

      socket.send(farewell).send("42[\"message\",\"still here\"]");

      assertEquals("42[\"message-back\",\"still here\"]", socket.next());
    }
  }
}
