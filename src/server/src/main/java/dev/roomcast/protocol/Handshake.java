package dev.roomcast.protocol;

/**
 * What the first HTTP request of a connection tells about its client; it stays true for the
 * connection's whole life.
 *
 * @param token from the Authorization header or the query; empty if it sent none
 * @param address where the client comes from, as the container tells it
 * @param takesOffsets whether its event handlers bear one argument more than the event has
 */
public record Handshake(String token, String address, boolean takesOffsets) {
  public Handshake(String token, String address) {
    this(token, address, true);
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "Handshake[" + address + "]";
  }
}
