package dev.roomcast.tests.hostile;

import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.hostile.RawConnection.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * A Socket.IO client that begins on polling and goes on sending while it moves to a WebSocket, as
 * the protocol's section "Upgrade" has it: once the probe is answered it lets its last poll and
 * POST end, then says that it has moved. Used by one thread.
 */
final class UpgradingClient implements AutoCloseable {
  private static final int AT_ONCE = 10;   // messages in a POST
  private static final String PING = "2";
  private static final String PONG = "3";

  private final RawConnection polls;
  private final RawConnection posts;
  private final RawConnection webSocket;
  private final String target;
  private final int messages;
  private final List<Integer> answered = new ArrayList<>();
  private int answeredByPolling;
  private int sent;
  private boolean owesPong;

  /** Opens the session and enters the main namespace. */
  UpgradingClient(Server server, String token, int messages) {
    this.messages = messages;
    Polling session = new Polling(server);
    target = session.target();
    polls = RawConnection.open(server);
    posts = RawConnection.open(server);
    post("40{\"token\":\"" + token + "\"}");
    while (!poll().contains("connection.established")) {
      continue;
    }
    webSocket = session.webSocket();
  }

  /** Sends all messages, moving meanwhile, and waits for all answers. */
  void run() {
    pollAndPost();
    webSocket.sendText("2probe");
    while (!webSocket.hasMore() && sent < messages - AT_ONCE) {
      pollAndPost();
    }
    String probed = webSocket.nextText();
    if (!probed.equals("3probe")) {
      throw new AssertionError("the probe was answered with " + probed);
    }
    webSocket.sendText("5");
    while (sent < messages) {
      webSocket.sendText(message());
    }
    while (answered.size() < messages) {
      receive(webSocket.nextText());
      if (owesPong) {
        owesPong = false;
        webSocket.sendText(PONG);
      }
    }
  }

  /* The poll is on its way before the POST, as with real clients. */
  private void pollAndPost() {
    polls.send(Polling.request("GET", target, ""));
    StringBuilder body = new StringBuilder(message());
    for (int i = 1; i < AT_ONCE; i++) {
      body.append('\u001e').append(message());
    }
    if (owesPong) {
      owesPong = false;
      body.append('\u001e').append(PONG);
    }
    post(body.toString());
    String answer = polled(polls.answer());
    int before = answered.size();
    for (String packet : answer.split("\u001e")) {
      receive(packet);
    }
    answeredByPolling += answered.size() - before;
  }

  private String message() {
    int n = sent++;
    return "42" + n + "[\"ping\",{\"n\":" + n + "}]";
  }

  private void receive(String packet) {
    if (packet.equals(PING)) {
      owesPong = true;
    } else if (packet.startsWith("43")) {
      int n = Integer.parseInt(packet.substring(2, packet.indexOf('[')));
      if (!packet.contains("\"data\":{\"n\":" + n + "}")) {
        throw new AssertionError("not the answer to message " + n + ": " + packet);
      }
      answered.add(n);
    } else if (!packet.equals("6")) {
      throw new AssertionError("unexpected: " + packet);
    }
  }

  private void post(String body) {
    Answer answer = posts
        .send(Polling.request("POST", target, "Content-Length: " + body.length() + "\r\n") + body)
        .answer();
    if (!answer.equals(new Answer(200, "ok"))) {
      throw new AssertionError("a POST was answered with " + answer);
    }
  }

  private String poll() {
    return polled(polls.send(Polling.request("GET", target, "")).answer());
  }

  private static String polled(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError("a poll was answered with " + answer);
    }
    return answer.body();
  }

  /** The numbers of the messages that were answered, in the order of the answers. */
  List<Integer> answered() {
    return answered;
  }

  int answeredByPolling() {
    return answeredByPolling;
  }

  @Override
  public void close() {
    polls.close();
    posts.close();
    webSocket.close();
  }
}
