package dev.roomcast.web;

import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Wire;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The answer to a request in asynchronous mode. No thread waits while the client takes it; a client
 * that does not take it in time loses its connection.
 */
/* Threads: the container calls one method at a time. */
final class AsyncAnswer implements WriteListener {
  private final AsyncContext context;
  private final byte[] body;
  private final ServletOutputStream out;
  private final Wire.Done done;
  private final TimingWheel.Timeout deadline;
  private boolean handedOver;
  private boolean over;

  private AsyncAnswer(
      AsyncContext context,
      byte[] body,
      ServletOutputStream out,
      Wire.Done done,
      TimingWheel.Timeout deadline) {
    this.context = context;
    this.body = body;
    this.out = out;
    this.done = done;
    this.deadline = deadline;
  }

  /**
   * Answers with a body; status and headers are the response's. Never blocks.
   *
   * @param done told when the container has taken all of it
   */
  static void send(
      AsyncContext context, ClientConnection connection, Node node, byte[] body, Wire.Done done) {
    TimingWheel.Timeout deadline =
        node.timers().schedule(
            node.settings().outbox().writeTimeout(), () -> node.sever(connection));
    try {
      HttpServletResponse response = (HttpServletResponse) context.getResponse();
      response.setContentLength(body.length);
      ServletOutputStream out = response.getOutputStream();
      out.setWriteListener(new AsyncAnswer(context, body, out, done, deadline));
    } catch (IOException | RuntimeException gone) {
      deadline.cancel();
      context.complete();
      done.failed(gone);
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    if (!handedOver && out.isReady()) {
      handedOver = true;
      out.write(body);
    }
    if (handedOver && !over && out.isReady()) {
      end();
      done.written();
    }
  }

  @Override
  public void onError(Throwable cause) {
    if (!over) {
      end();
      done.failed(cause);
    }
  }

  private void end() {
    over = true;
    deadline.cancel();
    context.complete();
  }
}
