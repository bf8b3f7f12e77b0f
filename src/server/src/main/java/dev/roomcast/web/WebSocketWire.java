package dev.roomcast.web;

import dev.roomcast.protocol.plain.PingableWire;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A WebSocket of the container, written by whichever {@link SocketWriter} it allows. */
final class WebSocketWire implements PingableWire {
  private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0);

  /**
   * How long a client may take to answer a close frame. Containers wait for ever, also for one that
   * does not even read; RFC 6455 section 7.1.1 lets a server close whenever it wants.
   */
  private static final Duration CLOSING_HANDSHAKE = Duration.ofSeconds(5);

  private final Session session;
  private final SocketWriter writer;
  private final ClientConnection connection;
  private final Node node;
  private final Consumer<Closing> whenClosed;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param connection severed if the client takes no part in closing it
   * @param whenClosed called once, when the wire is closed
   */
  WebSocketWire(
      Session session, ClientConnection connection, Node node, Consumer<Closing> whenClosed) {
    this.session = session;
    this.writer = node.writers().open(session);
    this.connection = connection;
    this.node = node;
    this.whenClosed = whenClosed;
  }

  @Override
  public void write(List<Frames> groups, Done done) {
    writer.write(groups, done);
  }

  @Override
  public void dispatch(Runnable flush) {
    writer.dispatch(flush);
  }

  @Override
  public void ping() {
    try {
      session.getAsyncRemote().sendPing(NO_DATA.duplicate());
    } catch (IOException | RuntimeException gone) {
      // The container tells onClose or onError; the missing pong would tell it as well.
    }
  }

  @Override
  public void close(Closing why) {
    if (closed.compareAndSet(false, true)) {
      node.writers().closed(writer);
      whenClosed.accept(why);
      node.timers().schedule(CLOSING_HANDSHAKE, () -> node.threads().sever(connection));
      // Some containers write the close frame on the calling thread.
      node.threads().execute(() -> closeSession(why));
    }
  }

  private void closeSession(Closing why) {
    try {
      session.close(reason(why));
    } catch (IOException | RuntimeException gone) {
      // It is closed already, which is what we want.
    }
  }

  /* Code 1006 stands for the absence of a close frame and cannot be sent: RFC 6455 section 7.4.1. */
  private static CloseReason reason(Closing why) {
    return why == Closing.TRANSPORT_LOST
        ? new CloseReason(CloseCodes.GOING_AWAY, why.code())
        : new CloseReason(CloseCodes.getCloseCode(why.closeCode()), why.code());
  }
}
