package dev.roomcast.web;

import dev.roomcast.protocol.socketio.EngineError;
import dev.roomcast.protocol.socketio.HeldPoll;
import dev.roomcast.wire.Wire;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A polling GET that the container keeps open without a thread.
 *
 * <p>Whoever has something to say answers on a thread of its own, often while it serves another
 * request. Payara begins the connection's next request on the thread that completes an answer,
 * which must not happen inside of another request nor where events are delivered or timers run. So
 * an answer is written on the thread that serves this very request, as long as it does, and else by
 * a thread that the node has for it.
 */
/* Threads: any. */
final class ServletPoll implements HeldPoll {
  private static final byte[] NOTHING = {};

  private final AsyncContext context;
  private final ClientConnection connection;
  private final Dispatch dispatch;
  private final Node node;
  private final AtomicBoolean answered = new AtomicBoolean();

  private ServletPoll(
      AsyncContext context, ClientConnection connection, Dispatch dispatch, Node node) {
    this.context = context;
    this.connection = connection;
    this.dispatch = dispatch;
    this.node = node;
  }

  /**
   * Keeps a request open. The heartbeat ends a poll whose client is gone, so the container needs no
   * timeout.
   */
  static ServletPoll hold(HttpServletRequest request, Dispatch dispatch, Node node) {
    ClientConnection connection = ClientConnection.of(request);
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    return new ServletPoll(context, connection, dispatch, node);
  }

  @Override
  public void answer(byte[] payload, Wire.Done done) {
    if (!answered.compareAndSet(false, true)) {
      done.failed(new IOException("the poll has been answered already"));
      return;
    }
    finish(
        () -> {
          response().setContentType("text/plain; charset=UTF-8");
          response().setHeader("Cache-Control", "no-store");
          AsyncAnswer.send(context, connection, node, payload, done);
        });
  }

  @Override
  public void refuseOverlap() {
    if (answered.compareAndSet(false, true)) {
      finish(
          () -> {
            response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
            AsyncAnswer.send(context, connection, node, NOTHING, Wire.Done.NOTHING);
          });
    }
  }

  @Override
  public void refuse(EngineError error) {
    if (answered.compareAndSet(false, true)) {
      byte[] body = error.json().getBytes(StandardCharsets.UTF_8);
      finish(
          () -> {
            response().setStatus(error.status());
            response().setContentType("application/json");
            AsyncAnswer.send(context, connection, node, body, Wire.Done.NOTHING);
          });
    }
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) context.getResponse();
  }

  private void finish(Runnable answer) {
    dispatch.finish(answer, node.threads()::execute);
  }
}
