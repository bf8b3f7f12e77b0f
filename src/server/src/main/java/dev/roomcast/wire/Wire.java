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
   * Ends the connection. What was not written is dropped. Does nothing the second time.
   *
   * @param why its code is told to the client where the transport has a place for it
   */
  void close(Closing why);

  /** How many bytes of waiting groups to hand over at once; a single larger group comes alone. */
  default int batchBytes() {
    return 64 * 1024;
  }

  /** What a write came to. */
  interface Done {
    /** For a write that nothing follows. */
    Done NOTHING =
        new Done() {
          @Override
          public void written() {}

          @Override
          public void failed(Throwable cause) {}
        };

    /** The frames left the outbox for good: the transport has taken all of them. */
    void written();

    /** The transport is broken; some of the frames may have been written. */
    void failed(Throwable cause);
  }
}
