package dev.roomcast.bench.peer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Who is in a room of the floor server, and the frames that wait for them. */
final class FloorRoom {
  private final List<FloorConnection> members = new ArrayList<>();
  private ByteBuffer frames = ByteBuffer.allocateDirect(512);   // written to, until flushed

  void join(FloorConnection member) {
    members.add(member);
  }

  void leave(FloorConnection member) {
    members.remove(member);
  }

  /**
   * Lets a frame wait.
   *
   * @return whether it is the first that waits
   */
  boolean add(byte[] frame) {
    boolean first = frames.position() == 0;
    if (frames.remaining() < frame.length) {
      ByteBuffer larger = ByteBuffer.allocateDirect(2 * (frames.capacity() + frame.length));
      frames = larger.put(frames.flip());
    }
    frames.put(frame);
    return first;
  }

  /** Writes what waits to each member, by one write. */
  void flush() {
    frames.flip();
    if (frames.hasRemaining()) {
      for (FloorConnection member : members) {
        member.write(frames.rewind());
      }
    }
    frames.clear();
  }
}
