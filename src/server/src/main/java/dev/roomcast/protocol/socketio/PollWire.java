package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Outbox;
import dev.roomcast.wire.Wire;
import java.util.List;

/** A wire good for one write: the answer to one polling GET. */
final class PollWire implements Wire {
  private final HeldPoll held;
  private final Outbox outbox;
  private final Runnable used;
  private final int maxPayload;

  /**
   * @param used called before the one write
   */
  PollWire(HeldPoll held, Outbox outbox, Runnable used, int maxPayload) {
    this.held = held;
    this.outbox = outbox;
    this.used = used;
    this.maxPayload = maxPayload;
  }

  @Override
  public void write(List<Frames> groups, Done done) {
    outbox.detach(this);
    used.run();
    held.answer(EnginePayload.encode(Frames.joined(groups).frames()), done);
  }

  /* Base64 makes binary frames a third larger. */
  @Override
  public int batchBytes() {
    return maxPayload * 3 / 4;
  }

  @Override
  public void close(Closing why) {
    answer(EngineFrames.CLOSE);
  }

  /** Ends the poll with a packet that did not come from the outbox. */
  void answer(Frame frame) {
    held.answer(EnginePayload.encode(List.of(frame)), Done.NOTHING);
  }

  void refuse(EngineError error) {
    held.refuse(error);
  }
}
