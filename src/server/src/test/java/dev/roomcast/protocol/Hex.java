package dev.roomcast.protocol;

import java.util.HexFormat;

/** Bytes as people read them: {@code "84 a4 74"}; spaces are free. */
public final class Hex {
  private Hex() {}

  public static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
