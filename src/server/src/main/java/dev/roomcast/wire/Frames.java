package dev.roomcast.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames that stay together on their way to a client, in their order; at least one, never changed.
 *
 * <p>A group may be queued for many clients at once: they share its frames and its bytes. Any
 * thread may use it.
 */
public final class Frames {
  private final List<Frame> frames;
  private final int bytes;

  /*
   * Made on first use, by whichever thread comes first; two threads may both make it, which is
   * harmless. Volatile, because another thread must not see the array before what is in it.
   */
  private volatile byte[] webSocketBytes;

  private Frames(List<Frame> frames) {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a group needs at least one frame");
    }
    int sum = 0;
    for (Frame frame : frames) {
      sum = Math.addExact(sum, frame.bytes());
    }
    this.frames = frames;
    this.bytes = sum;
  }

  /** A group of one. */
  public static Frames of(Frame frame) {
    return new Frames(List.of(frame));
  }

  /**
   * A group of these.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Frames of(List<Frame> frames) {
    return new Frames(List.copyOf(frames));
  }

  /**
   * One group of all the frames of these, so that what many clients get next is put together once
   * for all of them.
   *
   * @param groups at least one
   */
  public static Frames joined(List<Frames> groups) {
    if (groups.size() == 1) {
      return groups.get(0);
    }
    List<Frame> all = new ArrayList<>();
    groups.forEach(group -> all.addAll(group.frames));
    return of(all);
  }

  /** The frames, in order. */
  public List<Frame> frames() {
    return frames;
  }

  /** How many frames. */
  public int count() {
    return frames.size();
  }

  /** Size of all frames in bytes, before any framing of the transport. */
  public int bytes() {
    return bytes;
  }

  /**
   * What a server writes to a WebSocket for these frames: each as one unfragmented, unmasked
   * message without extensions (RFC 6455 section 5.2), one after the other. Made once and kept; all
   * readers share the array: it must not be changed.
   */
  public byte[] webSocketBytes() {
    byte[] made = webSocketBytes;
    if (made == null) {
      made = WebSocketFraming.of(frames);
      webSocketBytes = made;
    }
    return made;
  }

  /** Groups are equal when they put the same messages on the wire. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Frames group && frames.equals(group.frames);
  }

  @Override
  public int hashCode() {
    return frames.hashCode();
  }

  /** Kinds and sizes only: the content may be confidential. */
  @Override
  public String toString() {
    return frames.toString();
  }
}
