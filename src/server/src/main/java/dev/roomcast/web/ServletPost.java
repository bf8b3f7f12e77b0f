package dev.roomcast.web;

import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.socketio.PollingPost;
import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Wire;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A polling POST: read without a thread, within a size and a time, then handed to its session.
 *
 * <p>Handling it may wait for keys or for an application's policy. That happens on a thread that the
 * container has for requests: not on the one that reads, which in some containers serves many
 * connections, and not in the node's executor, where waiting clients would hold up events.
 *
 * <p>A request is never completed while the container has yet to call back about its body: Payara
 * gives the request's objects to the next one at once, and its late call would end that one's body.
 * So a client that is refused while it still sends gets its answer, what it goes on sending is
 * thrown away for a while, and then its connection is cut.
 */
/* Threads: the container calls one method at a time; the deadlines may come at any moment. */
final class ServletPost implements ReadListener {
  private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};
  private static final int CHUNK = 8 * 1024; // bytes read at once

  /**
   * How long a client that was refused while it still sent may take to read the refusal, and then
   * the container to tell that the connection is cut.
   */
  private static final Duration LINGER = Duration.ofSeconds(5);

  /** How long a thread of the container may take to leave a request whose client is gone. */
  private static final Duration LAST_READ = Duration.ofSeconds(1);

  private final PollingPost post;
  private final AsyncContext context;
  private final ClientConnection connection;
  private final Dispatch dispatch;
  private final Node node;
  private final ServletInputStream in;
  private final BoundedBody body;
  private final AtomicBoolean decided = new AtomicBoolean(); // handled, refused or given up
  private final AtomicBoolean readEnded = new AtomicBoolean(); // the container calls no more
  private final AtomicInteger openSides = new AtomicInteger(2); // of a refused one: body, answer
  private final TimingWheel.Timeout deadline;

  private ServletPost(
      PollingPost post,
      AsyncContext context,
      ClientConnection connection,
      Dispatch dispatch,
      Node node,
      HttpServletRequest request)
      throws IOException {
    this.post = post;
    this.context = context;
    this.connection = connection;
    this.dispatch = dispatch;
    this.node = node;
    this.in = request.getInputStream();
    this.body =
        new BoundedBody(request.getContentLengthLong(), node.settings().engine().maxPayload());
    this.deadline = node.timers().schedule(node.settings().postTimeout(), this::tooSlow);
  }

  /** Begins to read; the session is told when the POST is over. */
  static void receive(
      PollingPost post,
      HttpServletRequest request,
      HttpServletResponse response,
      Dispatch dispatch,
      Node node)
      throws IOException {
    ClientConnection connection = ClientConnection.of(request);
    int refusal = refusal(post, request, node);
    if (refusal != 0) {
      post.end();
      refuse(response, refusal);
      node.timers().schedule(LINGER, () -> node.threads().sever(connection));
      return;
    }
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    ServletPost reading = new ServletPost(post, context, connection, dispatch, node, request);
    reading.in.setReadListener(reading);
  }

  /* The status for one that need not be read; 0 for one that is read. */
  private static int refusal(PollingPost post, HttpServletRequest request, Node node) {
    if (isBinary(request.getContentType())) {
      post.violated(new ProtocolViolation("POST of another protocol version"));
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    if (request.getContentLengthLong() > node.settings().engine().maxPayload()) {
      node.counters().refused(Refusal.TOO_LARGE);
      return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    }
    return 0;
  }

  /* Of an earlier protocol version. */
  private static boolean isBinary(String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/octet-stream");
  }

  /* What is still to come will not be read, so the connection is of no more use. */
  private static void refuse(HttpServletResponse response, int status) {
    response.setStatus(status);
    response.setHeader("Connection", "close");
  }

  /*
   * Payara must not be asked whether more is ready when nothing is to come: asked after the end it
   * calls back by another thread as well, which fails if the request is over by then; asked before,
   * it begins to read the connection's next request. Where it says "finished" at this point it has
   * no call left to make; else it calls once more.
   */
  @Override
  public void onDataAvailable() throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (!body.isWhole() && in.isReady()) {
      int read = in.read(chunk);
      if (read < 0) {
        return;
      }
      body.add(chunk, read);
      if (body.isTooLarge()) {
        tooLarge();
      }
    }
    if (body.isWhole() && in.isFinished()) {
      onAllDataRead();
    }
  }

  @Override
  public void onAllDataRead() {
    if (!readEnded.compareAndSet(false, true)) {
      return;
    }
    if (decided.compareAndSet(false, true)) {
      deadline.cancel();
      dispatch.finish(this::handle, context::start);
    } else {
      endSide();
    }
  }

  /** The client is gone, or broke its own request off. */
  @Override
  public void onError(Throwable cause) {
    if (!readEnded.compareAndSet(false, true)) {
      return;
    }
    if (decided.compareAndSet(false, true)) {
      deadline.cancel();
      post.end();
      completeLater();
    } else {
      endSide();
    }
  }

  private void handle() {
    boolean understood = false;
    try {
      understood = post.receive(body.bytes());
    } finally {
      post.end();
      answer(understood);
    }
  }

  private void answer(boolean understood) {
    if (!understood) {
      response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
      send(NOTHING);
    } else if (post.isGoodbye()) {
      post.whenSessionOver(() -> dispatch.finish(this::answerOk, node.threads()::execute));
    } else {
      answerOk();
    }
  }

  private void answerOk() {
    response().setContentType("text/html");
    response().setHeader("Cache-Control", "no-store");
    send(OK);
  }

  private void send(byte[] answer) {
    AsyncAnswer.send(context, connection, node, answer, Wire.Done.NOTHING);
  }

  /* The session lives on, as with the reference server. */
  private void tooLarge() {
    if (decided.compareAndSet(false, true)) {
      node.counters().refused(Refusal.TOO_LARGE);
      refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }
  }

  private void tooSlow() {
    if (decided.compareAndSet(false, true)) {
      post.violated(new ProtocolViolation("POST did not come in time"));
      refuse(HttpServletResponse.SC_REQUEST_TIMEOUT);
    }
  }

  private void refuse(int status) {
    deadline.cancel();
    post.end();
    Runnable answer =
        () -> {
          refuse(response(), status);
          AsyncAnswer.sendHead(context, connection, node, this::endSide);
        };
    dispatch.finish(answer, node.threads()::execute);
    node.timers().schedule(LINGER, this::hangUp);
  }

  private void hangUp() {
    node.threads().sever(connection);
    node.timers().schedule(LINGER, () -> onError(new IOException("the connection was cut")));
  }

  private void endSide() {
    if (openSides.decrementAndGet() == 0) {
      completeLater();
    }
  }

  /* Of the end of a connection the container tells at once, also while a thread still reads there. */
  private void completeLater() {
    node.timers()
        .schedule(
            LAST_READ, () -> dispatch.finish(context::complete, node.threads()::execute));
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) context.getResponse();
  }
}
