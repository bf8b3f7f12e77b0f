package dev.roomcast.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * The TCP connection below a request. Containers write a close frame, or the rest of an answer,
 * before they close it: a client that never reads would keep its connection for ever, and the
 * Jakarta APIs have nothing to end that.
 *
 * <p>The one place that knows containers from within, by the names of their methods: Grizzly, which
 * is in Payara, and Undertow, which is in WildFly. In another container, or over HTTP/2, where one
 * connection carries more than this request, there is nothing to sever.
 */
/* Threads: any. */
final class ClientConnection {
  private static final System.Logger LOG = System.getLogger(ClientConnection.class.getName());
  private static final ClientConnection OUT_OF_REACH =
      new ClientConnection(() -> {}, () -> {}, () -> true, bytes -> {});
  private static final String[] IN_PAYARA = {
    "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection"
  };
  private static final String[] IN_WILDFLY = {"getExchange", "getConnection"};

  private final Closeable cut;
  private final Closeable end;
  private final BooleanSupplier open;
  private final IntConsumer bound;

  private ClientConnection(
      Closeable cut, Closeable end, BooleanSupplier open, IntConsumer bound) {
    this.cut = cut;
    this.end = end;
    this.open = open;
    this.bound = bound;
  }

  /** Looks it up; to be called while the request is served, the result may be kept. */
  static ClientConnection of(ServletRequest request) {
    if (request.getProtocol().startsWith("HTTP/2")) {
      return OUT_OF_REACH;
    }
    ServletRequest own = unwrapped(request);
    return inPayara(own).or(() -> inWildFly(own)).orElse(OUT_OF_REACH);
  }

  /* The container's own request, without what filters have put around it. */
  static ServletRequest unwrapped(ServletRequest request) {
    ServletRequest own = request;
    while (own instanceof ServletRequestWrapper wrapper) {
      own = wrapper.getRequest();
    }
    return own;
  }

  private static Optional<ClientConnection> inPayara(Object request) {
    return follow(request, IN_PAYARA)
        .map(
            grizzly ->
                new ClientConnection(
                    () -> follow(grizzly, "terminateSilently"),
                    () -> follow(grizzly, "closeSilently"),
                    openness(grizzly),
                    bytes -> boundQueue(grizzly, bytes)));
  }

  private static Optional<ClientConnection> inWildFly(Object request) {
    return follow(request, IN_WILDFLY)
        .filter(Closeable.class::isInstance)
        .map(Closeable.class::cast)
        .map(
            undertow ->
                new ClientConnection(undertow, undertow, openness(undertow), bytes -> {}));
  }

  /* What these methods lead to, one after the other; empty if there is no such way. */
  private static Optional<Object> follow(Object start, String... methods) {
    Object at = start;
    try {
      for (String method : methods) {
        if (at == null || !Insides.has(at, method)) {
          return Optional.empty();
        }
        at = Insides.call(at, method);
      }
      return Optional.ofNullable(at);
    } catch (ReflectiveOperationException | RuntimeException fault) {
      LOG.log(System.Logger.Level.DEBUG, "A connection is out of reach", fault);
      return Optional.empty();
    }
  }

  private static void boundQueue(Object grizzly, int bytes) {
    try {
      Insides.call(grizzly, "setMaxAsyncWriteQueueSize", bytes);
    } catch (ReflectiveOperationException fault) {
      LOG.log(System.Logger.Level.DEBUG, "A connection's queue has its own bound", fault);
    }
  }

  /* Asked for each message on Payara, so its method is looked up here, once. */
  private static BooleanSupplier openness(Object connection) {
    return Insides.method(connection, "isOpen", 0)
        .<BooleanSupplier>map(isOpen -> () -> Boolean.TRUE.equals(invoke(isOpen, connection)))
        .orElse(() -> true);
  }

  private static Object invoke(Method method, Object on) {
    try {
      return method.invoke(on);
    } catch (ReflectiveOperationException fault) {
      LOG.log(System.Logger.Level.DEBUG, "A connection is out of reach", fault);
      return null;
    }
  }

  /** Whether there is something to sever. */
  boolean isInReach() {
    return this != OUT_OF_REACH;
  }

  /** Whether it has not ended yet, as far as the container has noticed. */
  boolean isOpen() {
    return open.getAsBoolean();
  }

  /**
   * Bounds what the container keeps of what is written while the client does not take it, beside the
   * write that it takes last; Payara does so to 4 MiB by itself, of which Roomcast knows nothing.
   */
  void keepAtMost(int bytes) {
    bound.accept(bytes);
  }

  /**
   * Ends the connection at once, whatever is still to be read or written; without effect if it has
   * ended already. Does not wait for the client, but may call back its listeners.
   */
  void sever() {
    close(cut);
  }

  /** Ends the connection, on Payara after what was written has gone out; else like {@link #sever}. */
  void end() {
    close(end);
  }

  private static void close(Closeable connection) {
    try {
      connection.close();
    } catch (IOException | RuntimeException gone) {
      LOG.log(System.Logger.Level.DEBUG, "A connection had ended already", gone);
    }
  }
}
