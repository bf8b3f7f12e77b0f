package dev.roomcast.tests.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A thread that stands for another machine: it takes what processor time the server under test and
 * its well-behaved clients leave. Without it an attacker takes theirs by being on the same machine,
 * which no server can do anything about.
 */
final class Bystander {
  private static final Path THIS_THREAD = Path.of("/proc/thread-self"); // leads to …/task/<id>
  private static final String LEAST = "19";

  private Bystander() {}

  /** Runs it on this thread, which stays one; where the system has no such threads, just runs it. */
  static void run(Runnable act) {
    if (Files.exists(THIS_THREAD)) {
      giveWay();
    }
    act.run();
  }

  private static void giveWay() {
    try {
      String thread = Files.readSymbolicLink(THIS_THREAD).getFileName().toString();
      int code = new ProcessBuilder("renice", "-n", LEAST, "-p", thread)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      if (code != 0) {
        throw new AssertionError("renice ended with " + code);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the thread's priority could not be changed", e);
    }
  }
}
