package dev.roomcast.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Turns valid messages into hostile ones, the same ones for the same seed. */
public final class Mutations {
  private static final String TELLING = "0123456789[]{}\",:-/b\\\u001e_ aé\ud83d\ud800\0";
  private static final int MOST_COPIES = 70;

  private final Random random;

  public Mutations(Random random) {
    this.random = random;
  }

  /** One of these. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Mostly as it is, else damaged in up to three places. */
  public String text(String valid) {
    String text = valid;
    for (int damages = random.nextInt(6) - 2; damages > 0; damages--) {
      text = damaged(text);
    }
    return text;
  }

  private String damaged(String text) {
    int at = random.nextInt(text.length() + 1);
    String before = text.substring(0, at);
    String after = text.substring(at);
    return switch (random.nextInt(6)) {
      case 0 -> before;
      case 1 -> after;
      case 2 -> before + telling() + after;
      case 3 -> before + (after.isEmpty() ? "" : after.substring(1));
      case 4 -> before + String.valueOf(telling()).repeat(random.nextInt(MOST_COPIES)) + after;
      default -> before + after + before;
    };
  }

  private char telling() {
    return TELLING.charAt(random.nextInt(TELLING.length()));
  }

  /** A polling body of these messages, damaged as text and now and then as bytes. */
  public byte[] body(List<String> valid) {
    List<String> packets = new ArrayList<>();
    for (int count = random.nextInt(4) + 1; count > 0; count--) {
      packets.add(text(oneOf(valid)));
    }
    byte[] body = String.join("\u001e", packets).getBytes(StandardCharsets.UTF_8);
    if (body.length > 0 && random.nextInt(5) == 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt();
    }
    return body;
  }

  /** Up to 30 bytes of anything. */
  public byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(30)];
    random.nextBytes(bytes);
    return bytes;
  }
}
