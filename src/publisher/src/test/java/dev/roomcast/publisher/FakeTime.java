package dev.roomcast.publisher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody pauses. */
final class FakeTime implements Time {
  final List<Duration> pauses = new ArrayList<>();
  private long now;   // nanoseconds

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    pass(duration);
  }

  void pass(Duration duration) {
    now += duration.toNanos();
  }
}
