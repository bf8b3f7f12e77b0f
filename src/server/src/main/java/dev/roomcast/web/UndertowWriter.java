package dev.roomcast.web;

import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Wire;
import io.undertow.server.protocol.framed.AbstractFramedChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.xnio.Buffers;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Writes on a WebSocket of Undertow, which is in WildFly: finished frames, as many as wait in one
 * write, straight to the connection, on the I/O thread that it belongs to.
 *
 * <p>Undertow's own frames, which are pongs, pings and the close frame, take the same way: this is
 * the topmost conduit of the connection, so it sees both and lets neither begin inside the other.
 */
/*
 * Threads: write() and dispatch() on any; everything else on the connection's I/O thread, which
 * alone touches the fields that are not final.
 */
final class UndertowWriter extends AbstractStreamSinkConduit<StreamSinkConduit>
    implements SocketWriter {
  private final WebSocketChannel channel;
  private final ConduitStreamSinkChannel sink;
  private final UndertowIoThread ioThread;

  private Wire.Done done; // null while nothing is to be written, as groups is
  private List<Frames> groups;
  private int group; // the one to go on with
  private int offset; // in its bytes
  private boolean undertowUnfinished; // a frame of Undertow's is out in part

  private UndertowWriter(
      WebSocketChannel channel, ConduitStreamSinkChannel sink, UndertowIoThread ioThread) {
    super(sink.getConduit());
    this.channel = channel;
    this.sink = sink;
    this.ioThread = ioThread;
  }

  /**
   * The writer of a session that is being opened, while nothing can have been written on it; empty
   * if an extension works on its frames.
   *
   * @throws ReflectiveOperationException if Undertow is not as we know it
   */
  static Optional<SocketWriter> of(Session session) throws ReflectiveOperationException {
    WebSocketChannel channel = ((UndertowSession) session).getWebSocketChannel();
    if (channel.areExtensionsSupported()) {
      return Optional.empty();
    }
    Field field = AbstractFramedChannel.class.getDeclaredField("channel");
    field.setAccessible(true);
    ConduitStreamSinkChannel sink = ((StreamConnection) field.get(channel)).getSinkChannel();
    UndertowWriter writer =
        new UndertowWriter(channel, sink, UndertowIoThread.of(channel.getIoThread()));
    sink.setConduit(writer);
    return Optional.of(writer);
  }

  @Override
  public Kind kind() {
    return Kind.UNDERTOW;
  }

  @Override
  public void dispatch(Runnable flush) {
    ioThread.run(flush);
  }

  @Override
  public void write(List<Frames> newGroups, Wire.Done newDone) {
    if (!ioThread.isCurrent()) {
      ioThread.run(() -> write(newGroups, newDone));
      return;
    }
    if (channel.isCloseFrameSent()) {
      newDone.failed(new ClosedChannelException());
      return;
    }
    groups = newGroups;
    done = newDone;
    group = 0;
    offset = 0;
    try {
      if (undertowUnfinished || !finish()) {
        sink.resumeWrites();
      }
    } catch (IOException gone) {
      fail(gone);
    }
  }

  /* Whether nothing of ours is left to be written. */
  private boolean finish() throws IOException {
    while (done != null) {
      if (!writeOn()) {
        return false;
      }
      over().written(); // which may begin the next write
    }
    return true;
  }

  private boolean writeOn() throws IOException {
    while (group < groups.size()) {
      ByteBuffer buffer = ioThread.filled(groups, group, offset);
      moveOn(next.write(buffer));
      if (buffer.hasRemaining()) {
        return false;
      }
    }
    return true;
  }

  private void moveOn(int bytes) {
    offset += bytes;
    while (group < groups.size() && offset >= groups.get(group).webSocketBytes().length) {
      offset -= groups.get(group).webSocketBytes().length;
      group++;
    }
  }

  private Wire.Done over() {
    Wire.Done last = done;
    done = null;
    groups = null;
    return last;
  }

  private void fail(IOException why) {
    if (done != null) {
      over().failed(why);
    }
  }

  // --- what Undertow writes, and when it is told that the client takes more ---

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (!finish()) {
      return 0;
    }
    int written = next.write(source);
    undertowUnfinished = source.hasRemaining();
    return written;
  }

  @Override
  public long write(ByteBuffer[] sources, int first, int count) throws IOException {
    if (!finish()) {
      return 0;
    }
    long written = next.write(sources, first, count);
    undertowUnfinished = Buffers.hasRemaining(sources, first, count);
    return written;
  }

  @Override
  public int writeFinal(ByteBuffer source) throws IOException {
    return finish() ? next.writeFinal(source) : 0;
  }

  @Override
  public long writeFinal(ByteBuffer[] sources, int first, int count) throws IOException {
    return finish() ? next.writeFinal(sources, first, count) : 0;
  }

  @Override
  public long transferFrom(FileChannel source, long position, long count) throws IOException {
    return finish() ? next.transferFrom(source, position, count) : 0;
  }

  @Override
  public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through)
      throws IOException {
    return finish() ? next.transferFrom(source, count, through) : 0;
  }

  @Override
  public boolean flush() throws IOException {
    return finish() && next.flush();
  }

  @Override
  public void truncateWrites() throws IOException {
    try {
      next.truncateWrites();
    } finally {
      ioThread.run(() -> fail(new ClosedChannelException()));
    }
  }
}
