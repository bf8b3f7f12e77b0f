package dev.roomcast.tests.hostile;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The pace of an attacker, which is part of the attack: nothing is awaited by it. */
final class Pause {

  private Pause() {}

  static void millis(int millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
