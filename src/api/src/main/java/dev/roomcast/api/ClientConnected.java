package dev.roomcast.api;

import java.util.Map;
import java.util.Objects;

/**
 * A client is connected and can be reached: fired as a CDI event on the client's thread, after it
 * was told that it is connected and before the first event that it emits.
 *
 * @param connectionId what {@link Clients} reaches it by
 * @param namespace its Socket.IO namespace; empty on the plain WebSocket
 * @param user who it belongs to
 * @param address where it comes from, as the container tells it
 * @param auth in a {@link ClientNamespace}, what {@link Admission#auth} was; empty elsewhere
 */
public record ClientConnected(
    String connectionId,
    String namespace,
    Identity user,
    String address,
    Map<String, Object> auth) {

  public ClientConnected {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(auth, "auth");
  }

  /** Leaves the payload out: it may hold a password. */
  @Override
  public String toString() {
    return "ClientConnected[" + connectionId + " in \"" + namespace + "\"]";
  }
}
