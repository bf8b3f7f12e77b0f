package dev.roomcast.protocol;

import java.util.List;

/**
 * What the first HTTP request of a connection tells about its client; it stays true for the
 * connection's whole life.
 *
 * @param token from the Authorization header or the query; empty if it sent none
 * @param address where the client comes from, as the container tells it
 * @param headers {@code Name: value}, without what may be secret
 * @param takesOffsets whether its event handlers bear one argument more than the event has
 */
public record Handshake(
    String token, String address, List<String> headers, boolean takesOffsets) {
  public Handshake(String token, String address) {
    this(token, address, List.of(), true);
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "Handshake[" + address + "]";
  }
}
