package dev.roomcast.web;

import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.socketio.EngineSession;
import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Wire;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A polling POST: read without a thread, within a size and a time, then handed to its session.
 *
 * <p>Handling it may wait for keys or for an application's policy. That happens on a thread that the
 * container has for requests: not on the one that reads, which in some containers serves many
 * connections, and not in the node's executor, where waiting clients would hold up events.
 */
/* Threads: the container calls one method at a time; the deadline may come at any moment. */
final class ServletPost implements ReadListener {
  private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};
  private static final int CHUNK = 8 * 1024; // bytes read at once

  /** How long a client that was refused while it still sent may take to read the refusal. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final EngineSession session;
  private final AsyncContext context;
  private final ClientConnection connection;
  private final Dispatch dispatch;
  private final Node node;
  private final ServletInputStream in;
  private final long announcedBytes; // -1 if the client did not say
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final AtomicBoolean over = new AtomicBoolean(); // nothing more is read
  private final TimingWheel.Timeout deadline;

  private ServletPost(
      EngineSession session,
      AsyncContext context,
      ClientConnection connection,
      Dispatch dispatch,
      Node node,
      HttpServletRequest request)
      throws IOException {
    this.session = session;
    this.context = context;
    this.connection = connection;
    this.dispatch = dispatch;
    this.node = node;
    this.in = request.getInputStream();
    this.announcedBytes = request.getContentLengthLong();
    this.deadline = node.timers().schedule(node.settings().postTimeout(), this::tooSlow);
  }

  /** Begins to read; the session is told when the POST is over. */
  static void receive(
      EngineSession session, HttpServletRequest request, Dispatch dispatch, Node node)
      throws IOException {
    ClientConnection connection = ClientConnection.of(request);
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    ServletPost post =
        new ServletPost(session, context, connection, dispatch, node, request);
    if (isBinary(request.getContentType())) {
      session.violated(new ProtocolViolation("POST of another protocol version"));
      post.refuse(HttpServletResponse.SC_BAD_REQUEST);
    } else if (post.announcedBytes > post.maxPayload()) {
      post.tooLarge();
    } else {
      post.in.setReadListener(post);
    }
  }

  /* Of an earlier protocol version. */
  private static boolean isBinary(String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/octet-stream");
  }

  private int maxPayload() {
    return node.settings().engine().maxPayload();
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (!over.get() && in.isReady()) {
      int read = in.read(chunk);
      if (read < 0) {
        return;
      }
      body.write(chunk, 0, read);
      if (body.size() > maxPayload()) {
        tooLarge();
      } else if (hasAll()) {
        onAllDataRead();
      }
    }
  }

  /*
   * Payara, asked whether more is ready when nothing is to come, calls back by another thread as
   * well, which fails if the request is over by then; so it is not asked. It says "finished" as
   * soon as all has come, read or not.
   */
  private boolean hasAll() throws IOException {
    return body.size() == announcedBytes || in.isFinished() && in.available() == 0;
  }

  @Override
  public void onAllDataRead() {
    if (over.compareAndSet(false, true)) {
      deadline.cancel();
      dispatch.finish(this::handle, context::start);
    }
  }

  /** The client is gone, or broke its own request off. */
  @Override
  public void onError(Throwable cause) {
    if (over.compareAndSet(false, true)) {
      deadline.cancel();
      session.endPost();
      dispatch.finish(context::complete, node::execute);
    }
  }

  private void handle() {
    boolean understood = false;
    try {
      understood = session.receivePayload(body.toByteArray());
    } finally {
      session.endPost();
      answer(understood);
    }
  }

  private void answer(boolean understood) {
    if (!understood) {
      response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
      send(NOTHING);
    } else if (session.isLeaving()) {
      session.whenOver(() -> dispatch.finish(this::answerOk, node::execute));
    } else {
      answerOk();
    }
  }

  private void answerOk() {
    response().setContentType("text/html");
    response().setHeader("Cache-Control", "no-store");
    send(OK);
  }

  /* The session lives on, as with the reference server. */
  private void tooLarge() {
    node.counters().refused(Refusal.TOO_LARGE);
    refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  private void tooSlow() {
    if (!over.get()) {
      session.violated(new ProtocolViolation("POST did not come in time"));
      refuse(HttpServletResponse.SC_REQUEST_TIMEOUT);
    }
  }

  /* What is still to come will not be read, so the connection is of no more use. */
  private void refuse(int status) {
    if (over.compareAndSet(false, true)) {
      deadline.cancel();
      session.endPost();
      dispatch.finish(() -> answerAndClose(status), node::execute);
    }
  }

  private void answerAndClose(int status) {
    response().setStatus(status);
    response().setHeader("Connection", "close");
    send(NOTHING);
    node.timers().schedule(LINGER, () -> node.sever(connection));
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) context.getResponse();
  }

  private void send(byte[] answer) {
    AsyncAnswer.send(context, connection, node, answer, Wire.Done.NOTHING);
  }
}
