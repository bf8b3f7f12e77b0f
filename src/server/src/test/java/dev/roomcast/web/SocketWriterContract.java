package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Wire;
import dev.roomcast.wire.WireContract;
import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every way to write on a WebSocket keeps, on a server that runs in the test. */
abstract class SocketWriterContract extends WireContract {
  /* More than the buffers of both sockets and of the container on the way. */
  private static final int LARGE = 12_000_000; // bytes

  private final WebSocketServer server;
  private final SocketWriter.Kind kind;
  private WebSocketServer.Opened opened;
  private RawClient client;

  SocketWriterContract(WebSocketServer server, SocketWriter.Kind kind) {
    this.server = server;
    this.kind = kind;
  }

  @Override
  protected Wire wire() throws Exception {
    WebSocketServer.Endpoint.writers =
        kind == SocketWriter.Kind.PORTABLE
            ? SocketWriters.portable()
            : SocketWriters.ofContainers();
    client = RawClient.connect(server.port());
    opened = server.opened();
    assertEquals(kind, opened.writer().kind());
    return new WriterWire(opened.writer());
  }

  @Override
  protected List<Frame> read(int frames) throws Exception {
    List<Frame> read = new ArrayList<>();
    while (read.size() < frames) {
      read.add(client.next().frame());
    }
    return read;
  }

  @AfterEach
  void disconnect() throws Exception {
    client.close();
  }

  @Test
  void writeToAClientThatDoesNotReadWaitsWithoutAThread() throws Exception {
    Wire wire = wire();
    Frames large = Frames.of(Frame.binary(new byte[LARGE]));

    CompletableFuture<Void> first = begin(wire, List.of(large));
    CompletableFuture<Void> second = first.thenCompose(nothing -> begin(wire, List.of(large)));
    assertFalse(second.isDone());

    assertEquals(large.frames(), read(1));
    assertEquals(large.frames(), read(1));
    second.get(10, TimeUnit.SECONDS);
  }

  /* The container answers pings by itself, while our frame is out in part. */
  @Test
  void pongDoesNotComeInsideOfAFrame() throws Exception {
    Frames large = Frames.of(Frame.binary(new byte[LARGE]));
    CompletableFuture<Void> written = begin(wire(), List.of(large, large));
    client.ping("1");
    client.ping("2");
    client.text("received"); // and so are the pings before it
    opened.nextText();

    List<RawClient.Received> received = new ArrayList<>();
    while (received.size() < 4) {
      received.add(client.next());
    }
    written.get(10, TimeUnit.SECONDS);
    List<Frame> binary =
        received.stream().filter(each -> each.opcode() == 2).map(RawClient.Received::frame).toList();
    List<String> pongs =
        received.stream().filter(each -> each.opcode() == 10).map(RawClient.Received::text).toList();
    assertEquals(Frames.joined(List.of(large, large)).frames(), binary);
    assertEquals(List.of("1", "2"), pongs);
  }

  /* Undertow's frame ends in an empty buffer, which said nothing about the one before it. */
  @Test
  void pongThatIsOutInPartIsFinishedBeforeOurNextFrame() throws Exception {
    int rounds = 8;
    int pings = 2_000; // in each round, while nothing is read
    Frames large = Frames.of(Frame.binary(new byte[3_000_001]));
    Wire wire = wire();
    CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    for (int round = 0; round < rounds; round++) {
      written = written.thenCompose(nothing -> begin(wire, List.of(large)));
    }
    CompletableFuture<Void> pinging = CompletableFuture.runAsync(() -> ping(rounds * pings));

    int messages = 0;
    int pongs = 0;
    while (messages < rounds || pongs < rounds * pings) {
      RawClient.Received received = client.next();
      if (received.opcode() == 2) {
        assertEquals(large.frames().get(0), received.frame());
        messages++;
      } else {
        assertEquals("pong", received.text());
        pongs++;
      }
    }
    written.get(10, TimeUnit.SECONDS);
    pinging.get(10, TimeUnit.SECONDS);
  }

  private void ping(int times) {
    try {
      for (int n = 0; n < times; n++) {
        client.ping("pong");
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void pingOfTheSessionKeepsOutOfOurFrames() throws Exception {
    Frames large = Frames.of(Frame.binary(new byte[LARGE]));
    CompletableFuture<Void> written = begin(wire(), List.of(large));
    CompletableFuture<Void> pinged =
        CompletableFuture.runAsync(
            () -> {
              try {
                opened.session().getAsyncRemote().sendPing(ByteBuffer.wrap(new byte[] {'p'}));
              } catch (IOException fault) {
                throw new UncheckedIOException(fault);
              }
            });

    List<Integer> opcodes = new ArrayList<>(List.of(client.next().opcode(), client.next().opcode()));
    Collections.sort(opcodes);
    assertEquals(List.of(2, 9), opcodes);
    written.get(10, TimeUnit.SECONDS);
    pinged.get(10, TimeUnit.SECONDS);
  }

  @Test
  void closeFrameFollowsWhatIsWritten() throws Exception {
    Wire wire = wire();
    write(wire, List.of(Frames.of(Frame.text("last words"))));
    opened.session().close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "bye"));

    assertEquals("last words", client.next().text());
    assertEquals(8, client.next().opcode());
  }

  @Test
  void writeAfterTheEndFails() throws Exception {
    Wire wire = wire();
    opened.session().close();
    assertEquals(8, client.next().opcode());
    client.close();
    opened.awaitClosed();

    CompletableFuture<Void> written = begin(wire, List.of(Frames.of(Frame.text("late"))));

    assertThrows(ExecutionException.class, () -> written.get(10, TimeUnit.SECONDS));
  }

  /** A writer as an outbox sees it. */
  private record WriterWire(SocketWriter writer) implements Wire {
    @Override
    public void write(List<Frames> groups, Done done) {
      writer.write(groups, done);
    }

    @Override
    public void dispatch(Runnable flush) {
      writer.dispatch(flush);
    }

    @Override
    public void close(Closing why) {}
  }
}
