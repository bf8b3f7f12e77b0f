package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private final Dispatch dispatch = new Dispatch();
  private final List<String> done = new ArrayList<>();
  private final Executor afterwards =
      task -> {
        done.add("afterwards:");
        task.run();
      };

  @Test
  void whatComesDuringTheCallIsDoneAtItsEnd() {
    dispatch.finish(() -> done.add("answer"), afterwards);
    assertEquals(List.of(), done);

    dispatch.end();

    assertEquals(List.of("answer"), done);
  }

  @Test
  void whatComesAfterTheCallIsDoneByTheExecutor() {
    dispatch.end();

    dispatch.finish(() -> done.add("answer"), afterwards);

    assertEquals(List.of("afterwards:", "answer"), done);
  }

  @Test
  void whatIsDoneAtTheEndMayAskForAnother() {
    dispatch.finish(
        () -> {
          dispatch.finish(() -> done.add("answer"), afterwards);
          done.add("handled");
        },
        afterwards);

    dispatch.end();

    assertEquals(List.of("handled", "answer"), done);
  }
}
