package dev.roomcast.wire;

import java.util.List;

/**
 * The container's way out to one client, reduced to what an {@link Outbox} needs.
 *
 * <p>Implementations never block their caller.
 */
public interface Wire {

  /**
   * Writes these groups in order. The next call comes only after this one's {@code done}.
   *
   * @param done called once, on any thread, perhaps before this method returns
   */
  void write(List<Frames> groups, Done done);

  /**
   * Runs a task that takes what waits and writes it: at once, or soon on the thread that this wire
   * writes on. The later it runs, the more of what waits goes out in one write.
   *
   * @param flush may run on any thread, one call at a time
   */
  default void dispatch(Runnable flush) {
    flush.run();
  }

  /**
   * Ends the connection. What was not written is dropped. Does nothing the second time.
   *
   * @param why its code is told to the client where the transport has a place for it
   */
  void close(Closing why);

  /** How many bytes of waiting groups to hand over at once; a single larger group comes alone. */
  default int batchBytes() {
    return 64 * 1024;
  }

  /** What a write came to: one word for each write, one of the two. */
  interface Done {
    /** For a write that nothing follows. */
    Done NOTHING = either(() -> {});

    /** For a write of which only the end matters. */
    static Done either(Runnable over) {
      return new Done() {
        @Override
        public void written() {
          over.run();
        }

        @Override
        public void failed(Throwable cause) {
          over.run();
        }
      };
    }

    /** The frames left the outbox for good: the transport has taken all of them. */
    void written();

    /** The transport is broken; some of the frames may have been written. */
    void failed(Throwable cause);
  }
}
