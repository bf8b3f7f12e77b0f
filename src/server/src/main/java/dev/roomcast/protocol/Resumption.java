package dev.roomcast.protocol;

/**
 * What a client says about the connection that it had before, to go on where that ended.
 *
 * @param offered whether the client can go on some other time; if not, the rest is empty
 * @param pid the secret that it was given; empty if it had no connection before
 * @param offset the last event that it got; empty if it got none
 */
public record Resumption(boolean offered, String pid, String offset) {
  /** A client that knows nothing of it. */
  public static final Resumption NONE = new Resumption(false, "", "");

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "Resumption[" + offered + ", " + offset + "]";
  }
}
