package dev.roomcast.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Linux says of the machine. */
final class Machine {

  private Machine() {}

  /** How many files a process may have open here. */
  static long openFiles() throws IOException {
    return Files.readString(Path.of("/proc/self/limits")).lines()
        .filter(line -> line.startsWith("Max open files"))
        .map(line -> line.split("\\s{2,}")[1])
        .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
        .findFirst()
        .orElse(0);
  }

  /** What may have an influence on a result, by its name. */
  static Map<String, String> describe(Path project) throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("date",
        OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString());
    machine.put("commit",
        output("git", "-C", project.toString(), "describe", "--always", "--dirty"));
    machine.put("processor", Files.readString(Path.of("/proc/cpuinfo")).lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 2))
        .findFirst().orElse("unknown"));
    machine.put("cores", output("nproc", "--all"));
    machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("Java", System.getProperty("java.vm.version"));
    machine.put("Node.js", output("node", "--version"));
    machine.put("load average before", Files.readString(Path.of("/proc/loadavg")).strip());
    return machine;
  }

  /** What a program prints, or that it is not there. */
  private static String output(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException absent) {
      return "none";
    }
  }
}
