package dev.roomcast.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an {@link Outbox} relies on, whatever it writes to. */
@Timeout(30)
public abstract class WireContract {
  /* The lengths between which the header of a WebSocket frame changes, and more than a buffer. */
  private static final int[] SIZES = {0, 1, 125, 126, 65_535, 65_536, 300_000};

  /** A wire whose client reads all that comes. */
  protected abstract Wire wire() throws Exception;

  /** What the client has read next. */
  protected abstract List<Frame> read(int frames) throws Exception;

  @Test
  void framesOfAllSizesArriveInOrder() throws Exception {
    List<Frame> frames = new ArrayList<>();
    for (int size : SIZES) {
      frames.add(Frame.text("t".repeat(size)));
      frames.add(Frame.binary(bytes(size)));
    }
    Wire wire = wire();
    for (Frame frame : frames) {
      write(wire, List.of(Frames.of(frame)));
    }

    assertEquals(frames, read(frames.size()));
  }

  @Test
  void groupsOfOneWriteArriveInOrder() throws Exception {
    List<Frames> groups = new ArrayList<>();
    for (int size : SIZES) {
      groups.add(Frames.of(List.of(Frame.text("é" + size), Frame.binary(bytes(size)))));
    }
    write(wire(), groups);

    assertEquals(Frames.joined(groups).frames(), read(2 * SIZES.length));
  }

  @Test
  void groupIsSharedByWires() throws Exception {
    Frames group = Frames.of(Frame.text("for all"));
    Wire wire = wire();
    write(wire, List.of(group));
    write(wire, List.of(group, group));

    assertEquals(Frames.joined(List.of(group, group, group)).frames(), read(3));
  }

  @Test
  void eachWriteIsToldOnce() throws Exception {
    Wire wire = wire();
    AtomicInteger told = new AtomicInteger();
    for (int n = 0; n < 20; n++) {
      CompletableFuture<Void> written = new CompletableFuture<>();
      wire.write(
          List.of(Frames.of(Frame.text("n" + n))),
          new Wire.Done() {
            @Override
            public void written() {
              told.incrementAndGet();
              written.complete(null);
            }

            @Override
            public void failed(Throwable cause) {
              written.completeExceptionally(cause);
            }
          });
      written.get(10, TimeUnit.SECONDS);
    }
    read(20);

    assertEquals(20, told.get());
  }

  @Test
  void dispatchedFlushRunsOnce() throws Exception {
    Wire wire = wire();
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Void> last = new CompletableFuture<>();

    wire.dispatch(runs::incrementAndGet);
    wire.dispatch(() -> last.complete(null));
    last.get(10, TimeUnit.SECONDS);

    assertEquals(1, runs.get());
  }

  /** Writes and waits until it is told. */
  protected static void write(Wire wire, List<Frames> groups) throws Exception {
    begin(wire, groups).get(10, TimeUnit.SECONDS);
  }

  /** Writes; the future is what the wire tells. */
  protected static CompletableFuture<Void> begin(Wire wire, List<Frames> groups) {
    CompletableFuture<Void> told = new CompletableFuture<>();
    wire.write(
        groups,
        new Wire.Done() {
          @Override
          public void written() {
            told.complete(null);
          }

          @Override
          public void failed(Throwable cause) {
            told.completeExceptionally(cause);
          }
        });
    return told;
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }
}
