package dev.oneledger.jdbc.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** SQLite databases, each in a file of its own. */
public final class TestSqlite {
  private TestSqlite() {}

  /** A new, empty database, whose file is deleted when it is closed. */
  public static SqliteDatabase freshDatabase() {
    try {
      return new SqliteDatabase(Files.createTempFile(ScratchDatabase.newName(), ".sqlite"));
    } catch (IOException noFile) {
      throw new UncheckedIOException(noFile);
    }
  }
}
