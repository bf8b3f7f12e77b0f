package dev.roomcast.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler;

/**
 * A WebSocket of Tyrus, in Payara, that begins when the request it came with is over, and ends with
 * its TCP connection.
 *
 * <p>By itself it begins while the request is still served; a client that leaves at once, or is sent
 * away, ends it then. And its end is that of the request, also when the client goes, while a thread
 * may be about to read on. Payara does not stand either: it gives the request's objects to the next
 * requests although they are in use, and those fail, whosever they are. Of a request whose connection
 * is closed it gives away those alone with which a thread reads on, hence the wait at the end. Where a
 * client has already sent something, it would by itself not begin at all: see {@link LateInput}.
 */
/* Threads: init() is called once, on the thread that serves the request. */
public class TyrusUpgrade extends TyrusHttpUpgradeHandler {
  private static final System.Logger LOG = System.getLogger(TyrusUpgrade.class.getName());

  /** Longer than a thread takes from there to the end of the request when nobody holds it up. */
  private static final Duration DELAY = Duration.ofMillis(40);

  /** How often it is looked again whether that thread is still in there; then the client is cut off. */
  private static final int LOOKS = 100;

  /** How long the client may take for what was written last. */
  private static final Duration LAST_WRITE = Duration.ofSeconds(5);

  /** How long a thread may take that was reading from the connection, or closing it, at its end. */
  private static final Duration LAST_READ = Duration.ofSeconds(1);

  /** What waits is Roomcast's to count and to bound; the container needs enough to be busy with. */
  private static final int KEPT = 64 * 1024; // bytes

  private Node node;
  private ClientConnection client;
  private UpgradeRequest request;

  /** Whether a container would begin its WebSockets with this kind of handler. */
  static boolean replaces(Class<?> handler) {
    return handler.getName().equals("org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler");
  }

  /** Gives it what it needs; to be called before the container's calls. */
  void of(ClientConnection itsClient, UpgradeRequest itsRequest, Node itsNode) {
    this.client = itsClient;
    this.request = itsRequest;
    this.node = itsNode;
  }

  @Override
  public void init(WebConnection container) {
    Connection connection = new Connection(container);
    node.timers().schedule(DELAY, () -> beginSoon(connection, LOOKS));
  }

  /* Where thousands wait for their beginning already, one more is cut off, to come again. */
  private void beginSoon(Connection connection, int looks) {
    try {
      node.threads().open(() -> begin(connection, looks));
    } catch (RejectedExecutionException full) {
      close(connection);
    }
  }

  private void begin(Connection connection, int looks) {
    if (request.isOver()) {
      begin(connection);
    } else if (looks == 0) {
      close(connection);
    } else {
      node.timers().schedule(DELAY, () -> beginSoon(connection, looks - 1));
    }
  }

  private void begin(Connection connection) {
    try {
      request.endsBy(connection);
      request.letGo();
      client.keepAtMost(KEPT);
      super.init(connection);
      connection.in.begin();
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.WARNING, "A WebSocket could not begin", fault);
      close(connection);
    }
  }

  private static void close(WebConnection connection) {
    try {
      connection.close();
    } catch (Exception gone) { // of AutoCloseable
      LOG.log(System.Logger.Level.DEBUG, "A WebSocket had ended already", gone);
    }
  }

  /* The container's, told of its end only when that of the TCP connection is past. */
  private final class Connection implements WebConnection {
    private final WebConnection container;
    private LateInput in;
    private final AtomicBoolean closed = new AtomicBoolean();

    Connection(WebConnection container) {
      this.container = container;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      in = new LateInput(container.getInputStream());
      return in;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return new OpenOutput(container.getOutputStream(), client);
    }

    @Override
    public void close() {
      if (!client.isInReach()) {
        TyrusUpgrade.close(container);
      } else if (closed.compareAndSet(false, true)) {
        Duration lastWrite = client.isOpen() ? LAST_WRITE : Duration.ZERO;
        client.end();
        node.timers().schedule(lastWrite, () -> node.threads().sever(client));
        node.timers()
            .schedule(
                lastWrite.plus(LAST_READ),
                () -> node.threads().execute(() -> TyrusUpgrade.close(container)));
      }
    }
  }
}
