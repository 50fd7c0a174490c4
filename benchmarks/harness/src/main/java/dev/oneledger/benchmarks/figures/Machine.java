package dev.oneledger.benchmarks.figures;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that this runs on. */
public final class Machine {
  private static final double GIBI = 1L << 30;

  private Machine() {}

  /** Cores, memory, JDK, and where a folder's data lie. */
  public static String description(Path data) {
    OperatingSystemMXBean system = system();
    return "%s cores, %s GiB, %s %s, JDK %s (%s), data on %s"
        .formatted(
            system.getAvailableProcessors(),
            Numbers.rounded(system.getTotalMemorySize() / GIBI),
            system.getName(),
            system.getArch(),
            System.getProperty("java.runtime.version"),
            System.getProperty("java.vendor"),
            storeOf(data));
  }

  /** How many programs wanted a core during the last minute. */
  public static String load() {
    return Numbers.rounded(system().getSystemLoadAverage());
  }

  private static OperatingSystemMXBean system() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }

  private static String storeOf(Path folder) {
    try {
      return Files.getFileStore(folder).type();
    } catch (IOException failed) {
      return "an unknown file system (" + failed.getMessage() + ")";
    }
  }
}
