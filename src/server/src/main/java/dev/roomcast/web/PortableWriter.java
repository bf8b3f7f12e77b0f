package dev.roomcast.web;

import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Wire;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes through the Jakarta WebSocket API, frame by frame. */
final class PortableWriter implements SocketWriter {
  private final RemoteEndpoint.Async remote;

  PortableWriter(Session session) {
    this.remote = session.getAsyncRemote();
  }

  @Override
  public Kind kind() {
    return Kind.PORTABLE;
  }

  @Override
  public void write(List<Frames> groups, Wire.Done done) {
    new Batch(Frames.joined(groups).frames(), done).sendNext();
  }

  /**
   * Frames sent one after the other. A container may report a frame as sent before the sending call
   * returns; the counter turns that into a loop where it would else be a recursion.
   */
  private final class Batch {
    private final List<Frame> frames;
    private final Wire.Done done;
    private final AtomicInteger due = new AtomicInteger();
    private int next;

    Batch(List<Frame> frames, Wire.Done done) {
      this.frames = frames;
      this.done = done;
    }

    void sendNext() {
      if (due.getAndIncrement() != 0) {
        return;
      }
      do {
        if (next == frames.size()) {
          done.written();
          return;
        }
        send(frames.get(next++));
      } while (due.decrementAndGet() != 0);
    }

    private void send(Frame frame) {
      Sending sending = new Sending(this);
      try {
        if (frame.isText()) {
          remote.sendText(frame.text(), sending);
        } else {
          remote.sendBinary(frame.buffer(), sending);
        }
      } catch (RuntimeException gone) {
        sending.onResult(new SendResult(gone));
      }
    }
  }

  /* A container that reports one frame twice must not pass for one that sent the next as well. */
  private static final class Sending implements SendHandler {
    private final Batch batch;
    private final AtomicBoolean reported = new AtomicBoolean();

    Sending(Batch batch) {
      this.batch = batch;
    }

    @Override
    public void onResult(SendResult result) {
      if (!reported.compareAndSet(false, true)) {
        return;
      }
      if (result.isOK()) {
        batch.sendNext();
      } else {
        batch.done.failed(result.getException());
      }
    }
  }
}
