import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command for as long as the process that started this one lives: a server never outlives
 * the Maven or the test that wanted it, however that ended.
 *
 * <p>Started from its source, {@code java Leash.java command…}. Ends with the command's exit code.
 */
final class Leash {
  private static final int SECONDS_TO_STOP = 20;

  private Leash() {}

  public static void main(String[] command) throws IOException, InterruptedException {
    ProcessHandle starter = ProcessHandle.current().parent().orElseThrow();
    Process server = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    starter.onExit().thenRun(() -> System.exit(0));
    System.exit(server.waitFor());
  }

  private static void stop(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
    }
  }
}
