package dev.roomcast.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Properties;
import javax.management.JMException;

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

  /* By its name: WildFly does not show applications the interface that has the method. */
  private static double cpuShare() {
    try {
      Object load =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  ManagementFactory.getOperatingSystemMXBean().getObjectName(), "ProcessCpuLoad");
      return load instanceof Double share && share >= 0 ? share : 0.0; // negative: not known yet
    } catch (JMException otherJvm) {
      return 0.0;
    }
  }
}
