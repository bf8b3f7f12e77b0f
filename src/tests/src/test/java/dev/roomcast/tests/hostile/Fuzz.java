package dev.roomcast.tests.hostile;

import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A client that says what is almost right, by a seeded generator. Used by one thread. */
final class Fuzz {
  private static final int MESSAGES = 12;
  private static final String SYNTAX = "[]{}\",:-0123456789/\u001eb";

  private static final List<byte[]> PACKETS = ascii(
      "40", "40/ws,", "40{\"token\":\"x\"}", "40/nowhere,{}", "41", "41/ws,", "2", "3", "1", "6",
      "5", "2probe", "420[\"ping\",{\"n\":1.5e3}]", "42[\"subscribe\",{\"room\":\"project:1\"}]",
      "421[\"unsubscribe\",{\"room\":\"global\"}]", "42/ws,7[\"refresh\",{\"token\":\"a.b.c\"}]",
      "431[]", "43/ws,0[{\"ok\":true}]", "451-[\"ping\",{\"_placeholder\":true,\"num\":0}]",
      "452-/ws,3[\"x\",{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]",
      "461-2[{\"_placeholder\":true,\"num\":0}]", "44{\"message\":\"x\"}", "bAQIDBA==",
      "4\u001e42[\"message\",null]\u001e3", "42[\"\\ud800\",-0,1E400,\"\\u0000\"]");

  private static final List<byte[]> JSON = ascii(
      "{\"id\":1,\"command\":\"ping\",\"data\":[1,2.0,{}]}",
      "{\"id\":\"a\",\"command\":\"subscribe\",\"room\":\"project:1\",\"since\":\"x\"}",
      "{\"command\":\"unsubscribe\",\"room\":\"global\"}",
      "{\"id\":2,\"command\":\"refresh\",\"token\":\"a.b.c\"}",
      "{\"id\":3,\"command\":\"emit\",\"event\":\"chat\",\"args\":[null,true]}",
      "{\"command\":\"answer\",\"ask\":12,\"args\":[\"yes\"]}",
      "{\"id\":4,\"command\":\"authenticate\",\"token\":\"\"}");

  private static final List<byte[]> MSGPACK = hex(
      "82a7636f6d6d616e64a470696e67a2696407",
      "83a7636f6d6d616e64a9737562736372696265a4726f6f6da970726f6a6563743a31a2696401",
      "84a47479706502a46461746191a568656c6c6fa2696401a36e7370a12f",
      "82a47479706500a36e7370a12f", "93c403010203d6ff00000000d40000");

  private final Server server;
  private final Random random;

  Fuzz(Server server, long seed) {
    this.server = server;
    this.random = new Random(seed);
  }

  /** One short life of a client, whatever becomes of it. */
  void live() {
    try {
      switch (random.nextInt(5)) {
        case 0 -> poll();
        case 1 -> speak("/ws?token=" + Tokens.of("fuzz-" + random.nextInt(50)).make(), JSON);
        case 2 -> speak("/ws?token=x", JSON);
        case 3 -> speak("/socket.io/?EIO=4&transport=websocket", MSGPACK);
        default -> speak("/socket.io/?EIO=4&transport=websocket", PACKETS);
      }
    } catch (UncheckedIOException | AssertionError ended) {
      // The server has ended it, which is the most usual end.
    }
  }

  private void poll() {
    Polling session = new Polling(server);
    for (int i = random.nextInt(4); i >= 0; i--) {
      if (session.post(mutated(PACKETS)).status() != 200) {
        return;
      }
    }
    session.post("1");
  }

  private void speak(String target, List<byte[]> corpus) {
    try (RawConnection connection = RawConnection.webSocket(server, target)) {
      if (corpus == PACKETS && random.nextBoolean()) {
        String token = Tokens.of("fuzz-" + random.nextInt(50)).make();
        connection.sendText("40{\"token\":\"" + token + "\"}");
      }
      for (int i = random.nextInt(MESSAGES); i >= 0; i--) {
        byte[] message = mutated(corpus);
        boolean isText = corpus != MSGPACK && random.nextInt(8) > 0;
        byte[] frame = RawConnection.frame(isText ? 0x81 : 0x82, message);
        if (random.nextInt(30) == 0) {
          frame[random.nextInt(2)] ^= (byte) (1 << random.nextInt(8));
        }
        connection.send(frame);
      }
      if (random.nextBoolean()) {
        connection.vanish();
      }
    }
  }

  /* None, one or a few small changes: most of what is said gets past the first check. */
  private byte[] mutated(List<byte[]> corpus) {
    byte[] message = corpus.get(random.nextInt(corpus.size()));
    for (int i = random.nextInt(4); i > 0; i--) {
      message = mutated(message, corpus.get(random.nextInt(corpus.size())));
    }
    return message;
  }

  private byte[] mutated(byte[] message, byte[] other) {
    int at = random.nextInt(message.length + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(message, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> out.write(random.nextInt(256));
      case 1 -> out.write(SYNTAX.charAt(random.nextInt(SYNTAX.length())));
      case 2 -> out.writeBytes(other);
      case 3 -> {
        int skipped = Math.min(message.length - at, 1 + random.nextInt(3));
        out.write(message, at + skipped, message.length - at - skipped);
        return out.toByteArray();
      }
      default -> {
        return out.toByteArray();   // cut off
      }
    }
    out.write(message, at, message.length - at);
    return out.toByteArray();
  }

  private static List<byte[]> ascii(String... texts) {
    return List.of(texts).stream().map(text -> text.getBytes(StandardCharsets.US_ASCII)).toList();
  }

  private static List<byte[]> hex(String... texts) {
    return List.of(texts).stream().map(HexFormat.of()::parseHex).toList();
  }
}
