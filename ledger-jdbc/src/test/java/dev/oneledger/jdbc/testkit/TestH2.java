package dev.oneledger.jdbc.testkit;

import java.nio.file.Path;

/** H2 databases, in this JVM. */
public final class TestH2 {
  private TestH2() {}

  /** A new, empty database in memory, gone when closed. */
  public static H2Database freshDatabase() {
    return new H2Database("jdbc:h2:mem:" + ScratchDatabase.newName() + ";DB_CLOSE_DELAY=-1");
  }

  /** A new, empty database in a file below a folder, which stays when it is closed. */
  public static H2Database fileDatabase(Path folder) {
    return new H2Database(
        "jdbc:h2:file:" + folder.toAbsolutePath().resolve(ScratchDatabase.newName()));
  }
}
