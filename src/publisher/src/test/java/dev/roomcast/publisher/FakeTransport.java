package dev.roomcast.publisher;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** A hub that publishes everything, unless told what to answer next or what to refuse. */
final class FakeTransport implements Transport {
  record Request(UUID key, String body, Duration timeout) {
  }

  static final Answer OK = new Answer(200, Optional.empty(), "{\"published\":[]}");

  final List<Request> requests = new ArrayList<>();
  Predicate<String> refuses = body -> false;
  boolean reachable = true;

  private final Deque<Answer> next = new ArrayDeque<>();

  @Override
  public Answer post(UUID key, byte[] body, Duration timeout) throws IOException {
    String text = new String(body, StandardCharsets.UTF_8);
    requests.add(new Request(key, text, timeout));
    if (!reachable) {
      throw new ConnectException("connection refused");
    }
    if (!next.isEmpty()) {
      return next.removeFirst();
    }
    return refuses.test(text) ? status(400) : OK;
  }

  void answerNext(Answer answer) {
    next.add(answer);
  }

  List<String> bodies() {
    return requests.stream().map(Request::body).toList();
  }

  static Answer status(int status) {
    return new Answer(
        status, Optional.empty(),
        "{\"error\":{\"code\":\"some-code\",\"message\":\"some reason\",\"retryable\":false}}");
  }

  static Answer busyFor(Duration retryAfter) {
    return new Answer(503, Optional.of(retryAfter), "");
  }
}
