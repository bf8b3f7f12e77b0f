package dev.roomcast.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionTrafficTest {
  private final FakeTime time = new FakeTime();
  private final Traffic node = new Traffic();
  private final SessionTraffic session = node.ofSession(time::nanoTime);
  private final SessionTraffic other = node.ofSession(time::nanoTime);

  @Test
  void whatPassesASessionCountsForTheNodeToo() {
    session.received(10);
    session.written(2, 30);
    other.received(5);

    assertEquals(1, session.messagesIn());
    assertEquals(10, session.bytesIn());
    assertEquals(2, session.framesOut());
    assertEquals(30, session.bytesOut());
    assertEquals(2, node.messagesIn());
    assertEquals(15, node.bytesIn());
    assertEquals(2, node.framesOut());
    assertEquals(30, node.bytesOut());
  }

  @Test
  void silenceEndsWithAnySignOfLife() {
    time.stall(Duration.ofSeconds(3));
    assertEquals(Duration.ofSeconds(3).toNanos(), session.silentNanos());

    session.heard();
    time.stall(Duration.ofSeconds(1));
    assertEquals(Duration.ofSeconds(1).toNanos(), session.silentNanos());

    session.received(1);
    assertEquals(0, session.silentNanos());
    assertEquals(1, session.messagesIn());
  }
}
