package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Resumption;
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
     * @param mayReturn whether the client can go on later where it was
     */
    Gateway.Member enter(
        String connectionId, String token, JsonNode auth, boolean mayReturn, Client client)
        throws Refused;
  }

  private final String name;
  private final Map<SocketIoParser, SocketIoCodec> codecs = new EnumMap<>(SocketIoParser.class);
  private final Map<SocketIoParser, SocketIoCodec> codecsWithOffsets =
      new EnumMap<>(SocketIoParser.class);
  private final boolean isHub;
  private final Entrance entrance;

  private Namespace(String name, boolean isHub, boolean recovers, Entrance entrance) {
    if (!PacketRules.isNamespace(name)) {
      throw new IllegalArgumentException("not a namespace");
    }
    this.name = name;
    for (SocketIoParser parser : SocketIoParser.values()) {
      SocketIoCodec plain = new SocketIoCodec(name, isHub, parser);
      codecs.put(parser, plain);
      codecsWithOffsets.put(
          parser, recovers ? new SocketIoCodec(name, isHub, parser, true) : plain);
    }
    this.isHub = isHub;
    this.entrance = entrance;
  }

  /** The hub under this name. */
  public static Namespace ofHub(String name, Gateway gateway) {
    return ofHub(name, gateway, false);
  }

  /**
   * The hub under this name.
   *
   * @param recovers whether clients that come back go on where they were
   */
  public static Namespace ofHub(String name, Gateway gateway, boolean recovers) {
    return new Namespace(
        name,
        true,
        recovers,
        (id, token, auth, mayReturn, client) ->
            gateway.connect(id, token, resumption(auth, mayReturn), client));
  }

  private static Resumption resumption(JsonNode auth, boolean mayReturn) {
    return mayReturn
        ? new Resumption(true, auth.path("pid").asText(""), auth.path("offset").asText(""))
        : Resumption.NONE;
  }

  /** One without commands and greetings. */
  public static Namespace ofApplication(String name, Entrance entrance) {
    return new Namespace(name, false, false, entrance);
  }

  public String name() {
    return name;
  }

  /** What writes to all of its clients that have this parser. */
  SocketIoCodec codec(SocketIoParser parser, boolean takesOffsets) {
    return (takesOffsets ? codecsWithOffsets : codecs).get(parser);
  }

  /** Whether some events are the hub's commands. */
  boolean hasCommands() {
    return isHub;
  }

  Entrance entrance() {
    return entrance;
  }
}
