package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Heartbeat;
import dev.roomcast.wire.Traffic;

/** What the client of one session sends: packets, one at a time and in order. */
/*
 * Threads: any. The lock makes packets of different requests follow one another; the session's
 * listener may wait under it, and nothing else takes it.
 */
final class Inbox {
  private static final System.Logger LOG = System.getLogger(Inbox.class.getName());

  private final EngineSession session;
  private final Heartbeat heartbeat;
  private final Traffic traffic;
  private final Object lock = new Object();

  Inbox(EngineSession session, Heartbeat heartbeat, Traffic traffic) {
    this.session = session;
    this.heartbeat = heartbeat;
    this.traffic = traffic;
  }

  /** The body of a POST; false if it was not understood, and the session has been closed. */
  boolean payload(byte[] body) {
    return receive(
        body.length,
        () -> {
          for (EnginePacket packet : EnginePayload.decode(body)) {
            receive(packet);
          }
        });
  }

  /** A text message of the session's WebSocket. */
  void text(String text) {
    // Characters stand in for bytes: the same for plain JSON, and this is only a figure.
    receive(text.length(), () -> receive(EnginePayload.decodePacket(text)));
  }

  /** A binary message of the session's WebSocket. */
  void binary(byte[] data) {
    receive(data.length, () -> receive(new EnginePacket.Binary(data)));
  }

  private interface Reading {
    void run() throws ProtocolViolation;
  }

  private boolean receive(int bytes, Reading reading) {
    traffic.received(bytes);
    try {
      synchronized (lock) {
        reading.run();
      }
      return true;
    } catch (ProtocolViolation violation) {
      session.violated(violation);
      return false;
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "A message of a client could not be handled", fault);
      session.close(Closing.INTERNAL);
      return false;
    }
  }

  private void receive(EnginePacket packet) throws ProtocolViolation {
    if (!session.isOpen()) {
      return;
    }
    switch (packet.type()) {
      case CLOSE -> session.close(Closing.CLIENT_LEFT);
      case PING -> throw new ProtocolViolation("a client may not send pings");
      case PONG -> heartbeat.pong();
      case MESSAGE -> message(packet);
      default -> {
        // Open, upgrade and noop have no meaning here; the reference server ignores them too.
      }
    }
  }

  private void message(EnginePacket packet) throws ProtocolViolation {
    if (packet instanceof EnginePacket.Text text) {
      session.listener().text(text.data());
    } else if (packet instanceof EnginePacket.Binary binary) {
      session.listener().binary(binary.data());
    }
  }
}
