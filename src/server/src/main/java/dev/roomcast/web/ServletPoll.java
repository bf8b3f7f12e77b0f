package dev.roomcast.web;

import dev.roomcast.protocol.socketio.EngineError;
import dev.roomcast.protocol.socketio.HeldPoll;
import dev.roomcast.wire.Wire;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A polling GET that the container keeps open without a thread. */
final class ServletPoll implements HeldPoll {
  private final AsyncContext context;
  private final HttpServletResponse response;
  private final AtomicBoolean answered = new AtomicBoolean();

  private ServletPoll(AsyncContext context) {
    this.context = context;
    this.response = (HttpServletResponse) context.getResponse();
  }

  /** The heartbeat ends a poll whose client is gone, so the container needs no timeout. */
  static ServletPoll hold(HttpServletRequest request) {
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    return new ServletPoll(context);
  }

  @Override
  public void answer(byte[] payload, Wire.Done done) {
    if (answered.compareAndSet(false, true)) {
      response.setContentType("text/plain; charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      write(payload, done);
    } else {
      done.failed(new IOException("the poll has been answered already"));
    }
  }

  @Override
  public void refuseOverlap() {
    if (answered.compareAndSet(false, true)) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      response.setContentLength(0);
      context.complete();
    }
  }

  @Override
  public void refuse(EngineError error) {
    if (answered.compareAndSet(false, true)) {
      response.setStatus(error.status());
      response.setContentType("application/json");
      write(error.json().getBytes(StandardCharsets.UTF_8), Wire.Done.NOTHING);
    }
  }

  private void write(byte[] body, Wire.Done done) {
    try {
      response.setContentLength(body.length);
      ServletOutputStream out = response.getOutputStream();
      out.setWriteListener(new Writing(body, out, done));
    } catch (IOException | RuntimeException gone) {
      context.complete();
      done.failed(gone);
    }
  }

  /** The body on its way out; the container calls when the connection takes more. */
  private final class Writing implements WriteListener {
    private final byte[] body;
    private final ServletOutputStream out;
    private final Wire.Done done;
    private boolean handedOver;

    Writing(byte[] body, ServletOutputStream out, Wire.Done done) {
      this.body = body;
      this.out = out;
      this.done = done;
    }

    @Override
    public void onWritePossible() throws IOException {
      if (!handedOver && out.isReady()) {
        out.write(body);
        handedOver = true;
      }
      if (handedOver && out.isReady()) {
        context.complete();
        done.written();
      }
    }

    @Override
    public void onError(Throwable cause) {
      context.complete();
      done.failed(cause);
    }
  }
}
