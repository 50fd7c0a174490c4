package dev.oneledger.jdbc;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.testkit.TargetSetup.HeldLock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What the target suites ask of a product, for all suites at once. */
interface TargetFixture {

  /** A new, empty database. */
  ScratchDatabase freshDatabase();

  /** A data source that leads nowhere. */
  DataSource nowhere();

  String product();

  /** A query for what the server says of itself. */
  String versionQuery();

  String createTable(String table);

  String failingStatement();

  String failingSqlState();

  Optional<String> insertByReturningRows(String table, int notes);

  /** A query with a row if there is a table or view of this name. */
  String tableQuery(String table);

  HeldLock holdLock(ScratchDatabase database, JournalKey key);

  /** A statement that makes the procedure {@code add_note}, which adds a note to {@code base}. */
  String noteProcedure();

  /** A statement that adds one note to a table. */
  default String insertNote(String table, String note) {
    return "INSERT INTO " + table + " VALUES ('" + note + "')";
  }

  /** The notes in a table; empty if there is no such table. */
  default Optional<List<String>> notes(ScratchDatabase database, String table) {
    return database.query(tableQuery(table)).isEmpty()
        ? Optional.empty()
        : Optional.of(database.query("SELECT note FROM " + table));
  }
}
