package dev.oneledger.jdbc.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory of four megabytes; closing it takes it away. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** A new one; a test is skipped where this user may not mount. */
  public static SmallDisk mounted() {
    try {
      Path folder = Files.createTempDirectory("oneledger-small-disk");
      Assumptions.assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs", folder.toString()),
          "This user may not mount a file system.");
      return new SmallDisk(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    if (!run("umount", folder.toString())) {
      throw new IllegalStateException("Still mounted: " + folder);
    }
    try {
      Files.delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
