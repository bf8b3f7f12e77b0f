package dev.roomcast.api;

/**
 * How many are somewhere.
 *
 * @param users different users
 * @param connections of all of them together
 */
public record Headcount(int users, int connections) {
  /** Nobody. */
  public static final Headcount NONE = new Headcount(0, 0);
}
