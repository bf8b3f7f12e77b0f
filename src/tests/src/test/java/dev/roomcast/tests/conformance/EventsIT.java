package dev.roomcast.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.tests.fixture.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events to the application and back, with acknowledgements and binary values. */
@OnConformanceServer
class EventsIT {

  @ParameterizedTest
  @ValueSource(strings = {
      "",
      ",1,\"2\",{\"3\":[true]}",
      ",null,-0.5,12345678901234567890,[],{\"z\":1,\"a\":{\"é\":\"\\u0001\"}}"})
  void argumentsComeBackAsTheyWere(String arguments, Server server) {
    try (RawSocket socket = Namespaces.inMain(server)) {
      socket.send("42[\"message\"" + arguments + "]");

      assertEquals("42[\"message-back\"" + arguments + "]", socket.next());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "420[\"message-with-ack\"]                              | 430[]",
      "4217[\"message-with-ack\",1,\"2\",{\"3\":[false]}]     | 4317[1,\"2\",{\"3\":[false]}]",
      "42/custom,5[\"message-with-ack\",\"there\"]            | 43/custom,5[\"there\"]"})
  void acknowledgementCarriesTheNumberOfItsEvent(String event, String answer, Server server) {
    try (RawSocket socket = Namespaces.inMain(server)) {
      socket.send("40/custom");
      socket.next();
      socket.next();

      assertEquals(answer, socket.send(event).next());
    }
  }

  @Test
  void binaryArgumentsComeBackBehindThePacketTheyBelongTo(Server server) {
    try (RawSocket socket = Namespaces.inMain(server)) {
      socket.send("452-[\"message\",{\"_placeholder\":true,\"num\":0},"
          + "{\"deep\":[{\"_placeholder\":true,\"num\":1}]}]");
      socket.sendBinary(1, 2, 3).sendBinary(255);

      assertEquals("452-[\"message-back\",{\"_placeholder\":true,\"num\":0},"
          + "{\"deep\":[{\"_placeholder\":true,\"num\":1}]}]", socket.next());
      assertEquals(RawSocket.binary(1, 2, 3), socket.next());
      assertEquals(RawSocket.binary(255), socket.next());
    }
  }

  @Test
  void acknowledgementMayCarryBinaryToo(Server server) {
    try (RawSocket socket = Namespaces.inMain(server)) {
      socket.send("452-31[\"message-with-ack\",{\"_placeholder\":true,\"num\":0},"
          + "{\"_placeholder\":true,\"num\":1}]");
      socket.sendBinary(1, 2, 3).sendBinary(4);

      assertEquals("462-31[{\"_placeholder\":true,\"num\":0},"
          + "{\"_placeholder\":true,\"num\":1}]", socket.next());
      assertEquals(RawSocket.binary(1, 2, 3), socket.next());
      assertEquals(RawSocket.binary(4), socket.next());
    }
  }

  /* Of an unknown kind, without a name, and with an acknowledgement's number that is none. */
  @ParameterizedTest
  @ValueSource(strings = {"4xyz", "42{}", "42x7[\"message-with-ack\",1]"})
  void packetThatIsNoneClosesTheSession(String packet, Server server) {
    try (RawSocket socket = Namespaces.inMain(server)) {
      assertEquals(4400, socket.send(packet).closed());
    }
  }
}
