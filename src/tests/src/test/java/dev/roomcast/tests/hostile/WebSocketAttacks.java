package dev.roomcast.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.ServerKind;
import dev.roomcast.tests.fixture.Tokens;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Against the framing of WebSockets, RFC 6455. */
final class WebSocketAttacks {
  private static final int FIN = 0x80;
  private static final int RSV1 = 0x40;
  private static final int TOO_LARGE = 1009;
  private static final int NOT_TEXT = 1007;
  private static final int CONNECT_TIMEOUT = 4408;
  private static final int PINGS = 20_000;

  /** A server that has said its close frame may read on for a while, without keeping any of it. */
  private static final Duration ENDLESS = Duration.ofSeconds(20);
  private static final byte[] NOT_UTF8 = {'4', (byte) 0xc3, (byte) 0x28};

  private WebSocketAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("frame over the limit is 1009", WebSocketAttacks::largeFrame),
        new Attack("fragments over the limit in sum are 1009", WebSocketAttacks::fragments),
        new Attack("frame that announces exabytes gains nothing", WebSocketAttacks::announcement),
        new Attack("frame of exabytes is ended", WebSocketAttacks::endless),
        new Attack("text that is not UTF-8 is 1007", WebSocketAttacks::notUtf8),
        new Attack("text that ends within a character is 1007", WebSocketAttacks::halfCharacter),
        new Attack("unmasked frame is a protocol error", WebSocketAttacks::unmasked),
        new Attack("reserved opcode is a protocol error", broken(
            RawConnection.frame(FIN | 3, new byte[] {'3'}))),
        new Attack("reserved control opcode is a protocol error", broken(
            RawConnection.frame(FIN | 11, new byte[0]))),
        new Attack("reserved bit is a protocol error", broken(
            RawConnection.frame(FIN | RSV1 | RawConnection.TEXT, new byte[] {'3'}))),
        new Attack("fragmented ping is a protocol error", broken(
            RawConnection.frame(RawConnection.PING, new byte[0]))),
        new Attack("large ping is a protocol error", broken(
            RawConnection.frame(FIN | RawConnection.PING, new byte[126]))),
        new Attack("continuation of nothing is a protocol error", broken(
            RawConnection.frame(FIN | RawConnection.CONTINUATION, new byte[] {'3'}))),
        new Attack("frame that comes with the handshake is read", WebSocketAttacks::early),
        new Attack("flood of pings that reads no pong harms nobody", WebSocketAttacks::pings));
  }

  private static void largeFrame(Besieged besieged) {
    byte[] large = new byte[HostileServer.MAX_PAYLOAD + 1];
    Arrays.fill(large, (byte) '4');
    byte[] text = RawConnection.frame(FIN | RawConnection.TEXT, large);
    onBoth(besieged, connection -> connection.send(text), TOO_LARGE);
    byte[] binary = RawConnection.frame(FIN | RawConnection.BINARY, large);
    onBoth(besieged, connection -> connection.send(binary), TOO_LARGE);
  }

  private static void fragments(Besieged besieged) {
    byte[] part = "4".repeat(HostileServer.MAX_PAYLOAD / 3 + 1).getBytes(StandardCharsets.US_ASCII);
    onBoth(
        besieged,
        connection -> connection
            .send(RawConnection.frame(RawConnection.TEXT, part))
            .send(RawConnection.frame(RawConnection.CONTINUATION, part))
            .send(RawConnection.frame(FIN | RawConnection.CONTINUATION, part)),
        TOO_LARGE);
  }

  /* Containers wait for what is announced, reserve nothing for it, and the session has its time. */
  private static void announcement(Besieged besieged) {
    try (RawConnection connection = besieged.engine().send(exabytes()).send("4".repeat(1000))) {
      int code = connection.closeCode();
      assertTrue(
          Set.of(TOO_LARGE, CONNECT_TIMEOUT, 1002, RawConnection.NO_CLOSE_FRAME).contains(code),
          "was " + code);
    }
  }

  private static byte[] exabytes() {
    return ByteBuffer.allocate(14)
        .put((byte) (FIN | RawConnection.TEXT)).put((byte) 0xff).putLong(1L << 60).putInt(0)
        .array();
  }

  private static void endless(Besieged besieged) {
    String part = "4".repeat(100_000);
    try (RawConnection connection = besieged.engine().send(exabytes())) {
      long end = System.nanoTime() + ENDLESS.toNanos();
      while (System.nanoTime() < end) {
        connection.send(part);
      }
      throw new AssertionError("the server took one frame for " + ENDLESS);
    } catch (UncheckedIOException ended) {
      // As it should be.
    }
  }

  private static void notUtf8(Besieged besieged) {
    byte[] frame = RawConnection.frame(FIN | RawConnection.TEXT, NOT_UTF8);
    onBoth(besieged, connection -> connection.send(frame), NOT_TEXT);
  }

  private static void halfCharacter(Besieged besieged) {
    byte[] half = {'4', (byte) 0xe2, (byte) 0x82};
    onBoth(
        besieged,
        connection -> connection
            .send(RawConnection.frame(RawConnection.TEXT, half))
            .send(RawConnection.frame(FIN | RawConnection.CONTINUATION, new byte[] {'x'})),
        NOT_TEXT);
  }

  /* Payara takes it, against RFC 6455 section 5.1. Masks protect proxies, not servers. */
  private static void unmasked(Besieged besieged) {
    byte[] frame = RawConnection.unmasked(FIN | RawConnection.TEXT, new byte[] {'4', '9'});
    if (ServerKind.current() == ServerKind.PAYARA) {
      try (RawConnection connection = besieged.engine().send(frame)) {
        int code = connection.closeCode();   // for what it says, if it is read at all
        assertTrue(Set.of(4400, CONNECT_TIMEOUT).contains(code), "was " + code);
      }
    } else {
      broken(frame).accept(besieged);
    }
  }

  /* RFC 6455 has 1002 for it; a server may also just fail the connection, section 7.1.7. */
  private static Consumer<Besieged> broken(byte[] frame) {
    return besieged -> besieged.counting("ends", WebSocketAttacks::lost, () -> {
      try (RawConnection connection = besieged.engine().send(frame)) {
        int code = connection.closeCode();
        assertTrue(Set.of(1002, RawConnection.NO_CLOSE_FRAME).contains(code), "was " + code);
      }
    });
  }

  /* Clients have to wait for the answer, RFC 6455 section 4.1. */
  private static void early(Besieged besieged) {
    byte[] connect = RawConnection.frame(FIN | RawConnection.TEXT, new byte[] {'4', '0'});
    try (RawConnection connection =
        RawConnection.webSocket(
            besieged.server(), "/socket.io/?EIO=4&transport=websocket", connect)) {
      assertTrue(connection.nextText().startsWith("0{"));
      assertTrue(connection.nextText().startsWith("44{"));   // it has no token
    }
  }

  private static double lost(Figures figures) {
    return figures.closed("transport-lost");
  }

  private static double tooLarge(Figures figures) {
    return figures.closed("too-large");
  }

  private static List<String> targets() {
    return List.of(
        "/socket.io/?EIO=4&transport=websocket", "/ws?token=" + Tokens.of("mallory").make());
  }

  private static void onBoth(
      Besieged besieged, Function<RawConnection, RawConnection> attack, int code) {
    for (String target : targets()) {
      besieged.counting(
          "ends",
          code == TOO_LARGE ? WebSocketAttacks::tooLarge : WebSocketAttacks::lost,
          () -> assertCloses(besieged, target, attack, code));
    }
  }

  private static void assertCloses(
      Besieged besieged,
      String target,
      Function<RawConnection, RawConnection> attack,
      int code) {
    try (RawConnection connection = RawConnection.webSocket(besieged.server(), target)) {
      assertEquals(code, attack.apply(connection).closeCode());
    }
  }

  /* A server either ends it or lets it wait; what it owes to one who does not read is bounded. */
  private static void pings(Besieged besieged) {
    byte[] ping = RawConnection.frame(FIN | RawConnection.PING, new byte[125]);
    ByteBuffer many = ByteBuffer.allocate(ping.length * 100);
    for (int i = 0; i < 100; i++) {
      many.put(ping);
    }
    RawConnection connection = besieged.engine();
    try {
      for (int i = 0; i < PINGS / 100; i++) {
        connection.send(many.array());
      }
    } catch (UncheckedIOException ended) {
      // Which is well.
    }
    connection.vanish();
  }
}
