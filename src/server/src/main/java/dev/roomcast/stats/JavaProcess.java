package dev.roomcast.stats;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import java.util.Properties;

/** Asks the JVM how it is doing. Any thread may ask. */
final class JavaProcess {
  private static final String POM =
      "/META-INF/maven/dev.roomcast/roomcast-server/pom.properties";

  private final String version = version();

  private static String version() {
    try (InputStream pom = JavaProcess.class.getResourceAsStream(POM)) {
      Properties properties = new Properties();
      if (pom != null) {   // not packaged: tests of the classes
        properties.load(pom);
      }
      return properties.getProperty("version", "unpackaged");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  ProcessStats now() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new ProcessStats(
        version,
        System.getProperty("java.version"),
        cpuShare(),
        Runtime.getRuntime().availableProcessors(),
        heap.getUsed(),
        heap.getMax(),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static double cpuShare() {
    return Optional.of(ManagementFactory.getOperatingSystemMXBean())
        .filter(OperatingSystemMXBean.class::isInstance)
        .map(system -> ((OperatingSystemMXBean) system).getProcessCpuLoad())
        .filter(load -> load >= 0)   // negative: not known yet
        .orElse(0.0);
  }
}
