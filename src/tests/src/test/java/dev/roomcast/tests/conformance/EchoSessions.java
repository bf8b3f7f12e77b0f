package dev.roomcast.tests.conformance;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.socketio.EngineListener;
import dev.roomcast.protocol.socketio.EngineSession;
import dev.roomcast.protocol.socketio.EngineSessions;
import dev.roomcast.web.Node;
import dev.roomcast.web.NodeStarted;
import dev.roomcast.wire.Closing;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Engine.IO sessions that send every message back as it came: text as text, binary as binary. */
@ApplicationScoped
public class EchoSessions {

  @Inject
  private Node node;

  private EngineSessions sessions;

  void begin(@Observes NodeStarted started) {
    sessions = node.engineSessions(EchoSessions::attach);
  }

  private static EngineListener attach(EngineSession session, Handshake handshake) {
    return new EngineListener() {
      @Override
      public void text(String data) {
        session.sendText(data);
      }

      @Override
      public void binary(byte[] data) {
        session.sendBinary(data);
      }

      @Override
      public void closed(Closing why) {
        // There is nothing to let go of.
      }
    };
  }

  /** All of them. */
  public EngineSessions all() {
    return sessions;
  }

  @PreDestroy
  void end() {
    sessions.closeAll(Closing.SHUTTING_DOWN);
  }
}
