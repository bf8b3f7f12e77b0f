package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Refused;
import java.util.EnumMap;
import java.util.Map;

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

  private final String name;
  private final Map<SocketIoParser, SocketIoCodec> codecs = new EnumMap<>(SocketIoParser.class);
  private final boolean isHub;
  private final Entrance entrance;

  private Namespace(String name, boolean isHub, Entrance entrance) {
    if (!PacketRules.isNamespace(name)) {
      throw new IllegalArgumentException("not a namespace");
    }
    this.name = name;
    for (SocketIoParser parser : SocketIoParser.values()) {
      codecs.put(parser, new SocketIoCodec(name, isHub, parser));
    }
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
    return name;
  }

  /** What writes to all of its clients that have this parser. */
  SocketIoCodec codec(SocketIoParser parser) {
    return codecs.get(parser);
  }

  /** Whether some events are the hub's commands. */
  boolean hasCommands() {
    return isHub;
  }

  Entrance entrance() {
    return entrance;
  }
}
