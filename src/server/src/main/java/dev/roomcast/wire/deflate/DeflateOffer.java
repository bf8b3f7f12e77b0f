package dev.roomcast.wire.deflate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one client offers to negotiate (RFC 7692 section 7.1).
 *
 * <p>An accepted offer is always answered by {@link #ANSWER}: neither side keeps what it has
 * learned from one message for the next. A connection at rest so costs no memory, and a message's
 * size tells nothing of the messages before it.
 */
public final class DeflateOffer {
  /** The extension's name. */
  public static final String EXTENSION = "permessage-deflate";

  private static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";
  private static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";
  private static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

  /** The parameters of the answer, all without a value. */
  public static final List<String> ANSWER =
      List.of(SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER);

  private final Set<String> seen = new HashSet<>();
  private boolean acceptable = true;

  /**
   * Adds a parameter of the offer.
   *
   * @param value null or empty if it has none
   * @return this
   */
  public DeflateOffer with(String name, String value) {
    acceptable = acceptable && seen.add(name) && isAcceptable(name, value == null ? "" : value);
    return this;
  }

  /*
   * A client that needs a smaller window from us (server_max_window_bits) is declined:
   * java.util.zip has one size. How small a window it has itself does not matter to us.
   */
  private static boolean isAcceptable(String name, String value) {
    return switch (name) {
      case SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER -> value.isEmpty();
      case CLIENT_MAX_WINDOW_BITS -> value.isEmpty() || value.matches("8|9|1[0-5]");
      default -> false;
    };
  }

  /** Whether it can be accepted; else the next offer, or none, is. */
  public boolean isAcceptable() {
    return acceptable;
  }
}
