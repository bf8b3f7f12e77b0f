package dev.roomcast.api;

import java.util.Map;

/** What a client shows that wants to come into a {@link ClientNamespace}. Not to be trusted. */
public interface Admission {

  /** What the connection is going to be known by; nobody can guess it. */
  String connectionId();

  /**
   * The payload of its CONNECT packet, the {@code auth} option of Socket.IO clients, as
   * {@link ClientMessage#arguments} has values; empty if it sent none.
   */
  Map<String, Object> auth();

  /**
   * Its token: the text {@code token} of {@link #auth}, else that of its first request, in the
   * Authorization header or the query parameter {@code token}; empty if it sent none. Not verified.
   */
  String token();

  /** The address it comes from, as the container tells it. */
  String address();

  /**
   * Who the token belongs to, by the same checks that the hub makes.
   *
   * @throws ClientRefused if it is not to be trusted, with the hub's code for the reason; to be
   *     passed on
   */
  Identity verified();

  /** Somebody who need not say who he is: a user of this connection alone. */
  Identity guest();
}
