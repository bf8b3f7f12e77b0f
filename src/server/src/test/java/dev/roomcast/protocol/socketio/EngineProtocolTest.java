package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Seats;
import dev.roomcast.protocol.SessionEnds;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A language of its own over Engine.IO: it says again what it hears, and remembers the rest. */
class EngineProtocolTest {
  private final List<String> told = new ArrayList<>();
  private final EngineSessions sessions =
      new EngineSessions(
          new EngineSettings(
              Duration.ofSeconds(25),
              Duration.ofSeconds(20),
              Duration.ofSeconds(10),
              Duration.ofSeconds(45),
              1_000,
              10,
              Seats.ANY_NUMBER,
              1),
          new OutboxLimits(5_000, Duration.ofSeconds(30)),
          new FakeTime().wheel(),
          new Traffic(),
          new SessionEnds(),
          Echo::new);

  private final class Echo implements EngineListener {
    private final EngineSession session;

    Echo(EngineSession session, Handshake handshake) {
      this.session = session;
      told.add("came from " + handshake.address());
    }

    @Override
    public void opened() {
      told.add("opened");
    }

    @Override
    public void text(String data) throws ProtocolViolation {
      if (data.isEmpty()) {
        throw new ProtocolViolation("nothing to say again");
      }
      session.sendText(data);
    }

    @Override
    public void binary(byte[] data) {
      session.sendBinary(data);
    }

    @Override
    public void closed(Closing why) {
      told.add(why.code());
    }
  }

  @Test
  void messagesReachTheListenerAndItsOwnReachTheClient() {
    EngineSession session = open();

    post(session, "4hello\u001ebAQIDBA==");

    assertEquals("4hello\u001ebAQIDBA==", poll(session));
  }

  @Test
  void listenerIsToldOfBeginningAndEnd() {
    EngineSession session = open();
    FakePoll waiting = FakePoll.quick();
    session.poll(waiting);

    post(session, "4");

    assertEquals("1", waiting.answer());
    assertEquals(List.of("came from 192.0.2.1", "opened", "protocol-error"), told);
  }

  private EngineSession open() {
    EngineSession session = sessions.openOnPolling(new Handshake("", "192.0.2.1")).orElseThrow();
    poll(session);
    return session;
  }

  private static String poll(EngineSession session) {
    FakePoll poll = FakePoll.quick();
    session.poll(poll);
    return poll.answer();
  }

  private static void post(EngineSession session, String body) {
    PollingPost post = session.beginPost().orElseThrow();
    post.receive(body.getBytes(StandardCharsets.UTF_8));
    post.end();
  }
}
