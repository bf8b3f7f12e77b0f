package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Wire;
import java.nio.charset.StandardCharsets;

/** A GET that remembers its answer: the body, or {@code 400} and what stands with it. */
final class FakePoll implements HeldPoll {
  private final boolean completing;
  private String answer = "";
  private int answers;
  private Wire.Done done;

  private FakePoll(boolean completing) {
    this.completing = completing;
  }

  /** Its answer counts as written at once. */
  static FakePoll quick() {
    return new FakePoll(true);
  }

  /** Its answer counts as written when {@link #done()} says so. */
  static FakePoll held() {
    return new FakePoll(false);
  }

  /** Empty while it waits. */
  String answer() {
    if (answers > 1) {
      throw new AssertionError("answered " + answers + " times");
    }
    return answer;
  }

  Wire.Done done() {
    return done;
  }

  @Override
  public void answer(byte[] payload, Wire.Done whenDone) {
    answers++;
    answer = new String(payload, StandardCharsets.UTF_8);
    done = whenDone;
    if (completing) {
      whenDone.written();
    }
  }

  @Override
  public void refuseOverlap() {
    answers++;
    answer = "400";
  }

  @Override
  public void refuse(EngineError error) {
    answers++;
    answer = "400 " + error;
  }
}
