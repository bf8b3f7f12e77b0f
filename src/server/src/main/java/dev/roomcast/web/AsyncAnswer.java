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
  private static final byte[] NOTHING = {};

  private final byte[] body;
  private final ServletOutputStream out;
  private final Wire.Done done;
  private final TimingWheel.Timeout deadline;
  private boolean handedOver;
  private boolean over;

  private AsyncAnswer(
      byte[] body, ServletOutputStream out, Wire.Done done, TimingWheel.Timeout deadline) {
    this.body = body;
    this.out = out;
    this.done = done;
    this.deadline = deadline;
  }

  /**
   * Answers with a body and completes the request; status and headers are the response's. Never
   * blocks.
   *
   * @param done told when the container has taken all of it
   */
  static void send(
      AsyncContext context, ClientConnection connection, Node node, byte[] body, Wire.Done done) {
    write(context, connection, node, body, new Completing(context, done));
  }

  /**
   * Answers with status and headers alone and leaves the request open, for one whose body is still
   * coming. Never blocks.
   *
   * @param over run when the container has taken the answer, or can not
   */
  static void sendHead(
      AsyncContext context, ClientConnection connection, Node node, Runnable over) {
    write(context, connection, node, NOTHING, Wire.Done.either(over));
  }

  private static void write(
      AsyncContext context, ClientConnection connection, Node node, byte[] body, Wire.Done done) {
    TimingWheel.Timeout deadline =
        node.timers().schedule(
            node.settings().outbox().writeTimeout(), () -> node.threads().sever(connection));
    try {
      HttpServletResponse response = (HttpServletResponse) context.getResponse();
      response.setContentLength(body.length);
      ServletOutputStream out = response.getOutputStream();
      out.setWriteListener(new AsyncAnswer(body, out, done, deadline));
    } catch (IOException | RuntimeException gone) {
      deadline.cancel();
      done.failed(gone);
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    if (!handedOver && out.isReady()) {
      handedOver = true;
      if (body.length == 0) {
        out.flush();
      } else {
        out.write(body);
      }
    }
    if (handedOver && !over && out.isReady()) {
      over = true;
      deadline.cancel();
      done.written();
    }
  }

  @Override
  public void onError(Throwable cause) {
    if (!over) {
      over = true;
      deadline.cancel();
      done.failed(cause);
    }
  }

  private record Completing(AsyncContext context, Wire.Done done) implements Wire.Done {
    @Override
    public void written() {
      context.complete();
      done.written();
    }

    @Override
    public void failed(Throwable cause) {
      context.complete();
      done.failed(cause);
    }
  }
}
