package dev.oneledger.jdbc.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteDataSource;

/** A database on SQLite. */
public final class SqliteDatabase extends ScratchDatabase {
  private final Path file;

  SqliteDatabase(Path file) {
    this.file = file;
  }

  /** A data source that leads to no file. */
  public static SQLiteDataSource nowhere() {
    return at("jdbc:sqlite:file:/nowhere/at/all.sqlite?mode=ro");
  }

  private static SQLiteDataSource at(String url) {
    SQLiteDataSource dataSource = new SQLiteDataSource();
    dataSource.setUrl(url);
    return dataSource;
  }

  @Override
  public SQLiteDataSource dataSource() {
    return at("jdbc:sqlite:" + file);
  }

  @Override
  public List<String> contents() {
    List<String> contents = new ArrayList<>();
    rows("SELECT name, sql FROM sqlite_master ORDER BY name")
        .forEach(object -> contents.add(object.toString()));
    for (String table :
        query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
      rows("SELECT * FROM \"" + table + "\"").stream()
          .map(Object::toString)
          .sorted()
          .forEach(contents::add);
    }
    return contents;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stillUsed) {
      throw new UncheckedIOException(stillUsed);
    }
  }
}
