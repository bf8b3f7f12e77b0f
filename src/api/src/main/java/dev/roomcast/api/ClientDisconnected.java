package dev.roomcast.api;

import java.util.Objects;

/**
 * A client is gone: fired as a CDI event on a container's thread, once for each
 * {@link ClientConnected} and after the last {@link ClientMessage} of that connection.
 *
 * <p>A node that stops may be unable to fire it.
 *
 * @param connectionId what it was known by
 * @param namespace its Socket.IO namespace; empty on the plain WebSocket
 * @param user who it belonged to
 * @param reason a word such as {@code client-left}, {@code ping-timeout} or {@code token-expired}
 */
public record ClientDisconnected(
    String connectionId, String namespace, Identity user, String reason) {

  public ClientDisconnected {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(reason, "reason");
  }
}
