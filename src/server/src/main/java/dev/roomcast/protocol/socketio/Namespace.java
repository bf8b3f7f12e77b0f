package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Refused;

/**
 * A namespace that clients may connect to: the hub by one of its names, or one of the application's
 * own.
 */
public final class Namespace {
  /** Where its clients come in. */
  @FunctionalInterface
  public interface Entrance {

    /**
     * Lets a client in, or not, as {@link Gateway#connect} does.
     *
     * @param auth the payload of the CONNECT packet, or a missing node
     */
    Gateway.Member enter(String connectionId, String token, JsonNode auth, Client client)
        throws Refused;
  }

  private final SocketIoCodec codec;
  private final boolean isHub;
  private final Entrance entrance;

  private Namespace(String name, boolean isHub, Entrance entrance) {
    if (!PacketRules.isNamespace(name)) {
      throw new IllegalArgumentException("not a namespace");
    }
    this.codec = new SocketIoCodec(name, isHub);
    this.isHub = isHub;
    this.entrance = entrance;
  }

  /** The hub under this name. */
  public static Namespace ofHub(String name, Gateway gateway) {
    return new Namespace(
        name, true, (id, token, auth, client) -> gateway.connect(id, token, client));
  }

  /** One without commands and greetings. */
  public static Namespace ofApplication(String name, Entrance entrance) {
    return new Namespace(name, false, entrance);
  }

  public String name() {
    return codec.namespace();
  }

  SocketIoCodec codec() {
    return codec;
  }

  /** Whether some events are the hub's commands. */
  boolean hasCommands() {
    return isHub;
  }

  Entrance entrance() {
    return entrance;
  }
}
