package dev.roomcast.protocol;

import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import java.util.List;

/**
 * One client as the hub reaches it: a protocol session with the way out behind it. Any thread may
 * call it; no method blocks.
 */
public interface Client {

  /** How to write to it. */
  Codec codec();

  /** The Socket.IO namespace that it is in; empty in a protocol that has none. */
  String namespace();

  /** How it is connected at this moment: {@code socketio-websocket}, {@code socketio-polling}, … */
  Transport transport();

  /** What passed between it and this node so far. */
  Activity activity();

  /** The address it comes from, as the container tells it. */
  String address();

  /** The headers of its first request, {@code Name: value}, without what may be secret. */
  default List<String> headers() {
    return List.of();
  }

  /**
   * Queues frames.
   *
   * @return false if the client is gone or going; the frames are dropped
   */
  boolean send(Frames frames);

  /** Ends the connection; the client learns why where its protocol has a place for it. */
  void close(Closing why);

  /** The protocol and what carries it. */
  enum Transport {
    SOCKETIO_POLLING("socketio", "polling"),
    SOCKETIO_WEBSOCKET("socketio", "websocket"),
    SOCKETIO_MSGPACK_POLLING("socketio-msgpack", "polling"),
    SOCKETIO_MSGPACK_WEBSOCKET("socketio-msgpack", "websocket"),
    JSON_WEBSOCKET("json", "websocket"),
    MSGPACK_WEBSOCKET("msgpack", "websocket");

    private final String protocol;
    private final String carrier;

    Transport(String protocol, String carrier) {
      this.protocol = protocol;
      this.carrier = carrier;
    }

    public String protocol() {
      return protocol;
    }

    public String carrier() {
      return carrier;
    }
  }
}
