package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client moves from polling to a WebSocket while the hub speaks, on several threads at once. */
@Timeout(60)
class UpgradeStressTest {
  private static final int ROUNDS = 300;
  private static final int EVENTS = 40;

  private final ExecutorService container = Executors.newFixedThreadPool(2);
  private final ExecutorService hub = Executors.newSingleThreadExecutor();
  private final ExecutorService upgrading = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    container.shutdown();
    hub.shutdown();
    upgrading.shutdown();
  }

  @Test
  void nothingIsLostDoubledOrReordered() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      expected.add("4" + i);
    }
    for (int round = 0; round < ROUNDS; round++) {
      assertEquals(expected, round(round), "in round " + round);
    }
  }

  private List<String> round(int round) throws Exception {
    FakeNode node = new FakeNode(Duration.ofDays(1));
    EngineSession session = node.connectedOnPolling();
    Future<?> speaking =
        hub.submit(
            () -> {
              for (int i = 0; i < EVENTS; i++) {
                node.send("" + i);
              }
            });
    QueueingWire webSocket = new QueueingWire();
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < round % 4 && heard.size() < EVENTS; i++) {
      QueueingPoll poll = new QueueingPoll();
      session.poll(poll);
      poll.hear(heard);
    }
    session.beginUpgrade(webSocket);
    session.receiveText(webSocket, "2probe");
    assertEquals("3probe", webSocket.next());
    // Its polls are over: it completes the upgrade, while another poll is on its way by mistake.
    Future<?> completing = upgrading.submit(() -> session.receiveText(webSocket, "5"));
    QueueingPoll stray = new QueueingPoll();
    if (round % 2 == 0) {
      session.poll(stray);
      stray.hear(heard);
    }
    completing.get();
    speaking.get();
    while (heard.size() < EVENTS) {
      heard.add(webSocket.next());
    }
    assertEquals(0, webSocket.written.size());
    return heard;
  }

  private final class QueueingPoll implements HeldPoll {
    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(2);

    void hear(List<String> heard) throws InterruptedException {
      String answer = answers.poll(20, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("the poll was never answered");
      }
      if (!answer.equals("6") && !answer.equals("400")) {
        heard.addAll(List.of(answer.split("\u001e")));
      }
    }

    @Override
    public void answer(byte[] payload, Wire.Done done) {
      answers.add(new String(payload, StandardCharsets.UTF_8));
      container.execute(done::written);
    }

    @Override
    public void refuseOverlap() {
      answers.add("400");
    }

    @Override
    public void refuse(EngineError error) {
      answers.add("400");
    }
  }

  private final class QueueingWire implements Wire {
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
      String next = written.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing more came by the WebSocket");
      }
      return next;
    }

    @Override
    public void write(List<Frames> groups, Done done) {
      Frames.joined(groups).frames().forEach(frame -> written.add(frame.text()));
      container.execute(done::written);
    }

    @Override
    public void close(Closing why) {
      written.add("closed " + why);
    }
  }
}
