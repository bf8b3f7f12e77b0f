package dev.roomcast.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.Tokens;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Against the packets of Engine.IO and Socket.IO, and the plain protocol's messages. */
final class PacketAttacks {
  private static final int PROTOCOL_ERROR = 4400;
  private static final int TOO_LARGE = 1009;

  private PacketAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("ping of a client ends the session",
            packet("a client may not send pings", "2")),
        new Attack("thousands of namespaces end the session", PacketAttacks::namespaces),
        new Attack("too many attachments end the session",
            packet("too many attachments", "4511-[\"x\"]")),
        new Attack("attachments that never come end the session", PacketAttacks::attachmentsLate),
        new Attack("attachments over the limit in sum are 1009", PacketAttacks::attachmentsLarge),
        new Attack("deep JSON ends the session",
            packet("JSON is nested too deep", "42[\"x\"," + "[".repeat(90_000))),
        new Attack("wide JSON ends the session, or is too large",
            packet("malformed JSON", "42[\"x\"," + "[],".repeat(30_000))),
        new Attack("long namespace ends the session",
            packet("namespace is too long", "40/" + "n".repeat(50_000))),
        new Attack("long event name ends the session",
            packet("event name is too long", "42[\"" + "n".repeat(50_000) + "\"]")),
        new Attack("reserved event name ends the session",
            packet("event name is reserved", "42[\"disconnect\"]")),
        new Attack("large acknowledgement id ends the session",
            packet("ack id is too large", "42" + "9".repeat(20) + "[\"x\"]")),
        new Attack("event before CONNECT ends the session",
            packet("not connected to the namespace", "42[\"x\"]")),
        new Attack("unknown packet type ends the session",
            packet("unknown Socket.IO packet type", "49")),
        new Attack("huge MessagePack lengths reserve nothing", PacketAttacks::msgPackLengths),
        new Attack("plain messages that are nothing are answered", PacketAttacks::plainNonsense),
        new Attack("flood of commands is too fast", PacketAttacks::commands));
  }

  /* A packet that ends a session in no namespace. */
  private static Consumer<Besieged> packet(String rule, String packet) {
    return besieged -> ends(besieged, rule, PROTOCOL_ERROR, connection ->
        connection.sendText(packet));
  }

  private static void ends(
      Besieged besieged, String rule, int code, Function<RawConnection, RawConnection> attack) {
    besieged.counting(rule, figures -> figures.violations(rule), () -> {
      try (RawConnection connection = besieged.engine()) {
        assertEquals(code, attack.apply(connection).closeCode());
      }
    });
  }

  private static void namespaces(Besieged besieged) {
    ends(besieged, "CONNECT too often", PROTOCOL_ERROR, connection -> {
      for (int i = 0; i < 31; i++) {
        connection.sendText("40/namespace-" + i);
      }
      return connection;
    });
  }

  /* A user of its own, so that no other attack has used up its allowance. */
  private static RawConnection entered(RawConnection connection) {
    String token = Tokens.of("mallory-" + UUID.randomUUID()).make();
    connection.sendText("40{\"token\":\"" + token + "\"}");
    String answer = connection.nextText();
    assertTrue(answer.startsWith("40{"), answer);
    return connection;
  }

  private static void attachmentsLate(Besieged besieged) {
    ends(besieged, "attachments did not come in time", PROTOCOL_ERROR, connection ->
        entered(connection).sendText("451-[\"x\",{\"_placeholder\":true,\"num\":0}]"));
  }

  private static void attachmentsLarge(Besieged besieged) {
    byte[] part = new byte[HostileServer.MAX_PAYLOAD / 3 + 1];
    ends(besieged, "binary packet is too large", TOO_LARGE, connection ->
        entered(connection)
            .sendText("453-[\"x\",{\"_placeholder\":true,\"num\":0}]")
            .sendBinary(part)
            .sendBinary(part)
            .sendBinary(part));
  }

  private static void msgPackLengths(Besieged besieged) {
    for (String hex : List.of("ddffffffff", "dfffffffff", "dbffffffff", "c6ffffffff",
        "83a474797065ddffffffff", "c9ffffffff00")) {
      ends(besieged, "malformed MessagePack", PROTOCOL_ERROR, connection ->
          connection.sendBinary(HexFormat.of().parseHex(hex)));
    }
  }

  private static void plainNonsense(Besieged besieged) {
    String token = Tokens.of("mallory-" + UUID.randomUUID()).make();
    besieged.counting("bad requests", figures -> figures.refused("bad-request"), () -> {
      try (RawConnection connection =
          RawConnection.webSocket(besieged.server(), "/ws?token=" + token)) {
        assertTrue(connection.nextText().contains("connection.established"));
        for (String nonsense : List.of(
            "", "[".repeat(90_000), "{\"command\":{}}", "{\"id\":1,\"id\":2}", "nonsense",
            "{\"command\":\"subscribe\",\"room\":\"" + "x".repeat(50_000) + "\"}")) {
          connection.sendText(nonsense);
          String reply = connection.nextText();
          assertTrue(reply.contains("\"code\":\"bad-request\""), reply);
        }
      }
    });
  }

  private static void commands(Besieged besieged) {
    besieged.counting("commands too fast", figures -> figures.refused("too-fast"), () -> {
      try (RawConnection connection = entered(besieged.engine())) {
        for (int i = 0; i < 1_000; i++) {
          connection.sendText("42" + i + "[\"ping\"]");
        }
        String reply = connection.nextText();
        while (!reply.startsWith("43999[")) {
          reply = connection.nextText();
        }
        assertTrue(reply.contains("\"code\":\"too-fast\""), reply);
      }
    });
  }
}
