package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.wire.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectPaceTest {
  private final FakeTime time = new FakeTime();
  private final ConnectPace pace = new ConnectPace(time::nanoTime);

  @Test
  void tooManyAtOnceAreAViolation() throws Exception {
    connect(30);

    var violation = assertThrows(ProtocolViolation.class, pace::one);

    assertEquals("CONNECT too often", violation.getMessage());
  }

  @Test
  void afterTheWindowItCountsAnew() throws Exception {
    connect(30);
    time.pass(Duration.ofSeconds(10));

    connect(30);

    assertThrows(ProtocolViolation.class, pace::one);
  }

  private void connect(int times) throws ProtocolViolation {
    for (int i = 0; i < times; i++) {
      pace.one();
    }
  }
}
