package dev.roomcast.web;

import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Wire;
import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.tyrus.core.ProtocolHandler;
import org.glassfish.tyrus.core.TyrusWebSocket;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * Writes on a WebSocket of Tyrus, which is in Payara: finished frames, as many as wait in one write,
 * to what Tyrus itself writes its frames to.
 */
/*
 * Threads: write() on any, one at a time; Tyrus completes on the calling thread, or on the
 * container's when the client was slow. What Tyrus writes itself takes the same way, so nothing
 * comes between.
 */
final class TyrusWriter extends CompletionHandler<ByteBuffer> implements SocketWriter {
  private final TyrusWebSocket webSocket;
  private final Writer writer;
  private final AtomicReference<Wire.Done> inFlight = new AtomicReference<>();

  private TyrusWriter(TyrusWebSocket webSocket, Writer writer) {
    this.webSocket = webSocket;
    this.writer = writer;
  }

  /**
   * The writer of a session; empty if an extension works on its frames.
   *
   * @throws ReflectiveOperationException if Tyrus is not as we know it
   */
  static Optional<SocketWriter> of(Session session) throws ReflectiveOperationException {
    Object remote = session.getBasicRemote();
    TyrusWebSocket webSocket =
        (TyrusWebSocket) field(remote.getClass().getSuperclass(), "webSocket").get(remote);
    Object protocol = field(TyrusWebSocket.class, "protocolHandler").get(webSocket);
    Writer writer = (Writer) field(ProtocolHandler.class, "writer").get(protocol);
    if (writer == null) {
      throw new NoSuchFieldException("a session without a writer");
    }
    return session.getNegotiatedExtensions().isEmpty()
        ? Optional.of(new TyrusWriter(webSocket, writer))
        : Optional.empty();
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  @Override
  public Kind kind() {
    return Kind.TYRUS;
  }

  @Override
  public void write(List<Frames> groups, Wire.Done done) {
    if (!webSocket.isConnected()) {
      done.failed(new ClosedChannelException());
      return;
    }
    inFlight.set(done);
    writer.write(ByteBuffer.wrap(bytes(groups)), this);
  }

  /* Tyrus takes one buffer at a time and does not change the array, so that all clients share it. */
  private static byte[] bytes(List<Frames> groups) {
    if (groups.size() == 1) {
      return groups.get(0).webSocketBytes();
    }
    int size = 0;
    for (Frames group : groups) {
      size += group.webSocketBytes().length;
    }
    ByteBuffer joined = ByteBuffer.allocate(size);
    for (Frames group : groups) {
      joined.put(group.webSocketBytes());
    }
    return joined.array();
  }

  @Override
  public void completed(ByteBuffer written) {
    Wire.Done done = inFlight.getAndSet(null);
    if (done != null) {
      done.written();
    }
  }

  @Override
  public void failed(Throwable cause) {
    Wire.Done done = inFlight.getAndSet(null);
    if (done != null) {
      done.failed(cause);
    }
  }

  @Override
  public void cancelled() {
    failed(new ClosedChannelException());
  }
}
