package dev.oneledger.jdbc;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.Target;
import dev.oneledger.testkit.StatementwiseTargetContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** What every target does statement by statement, on the product of a fixture. */
abstract class StatementwiseSuite extends StatementwiseTargetContract {
  private final TargetFixture fixture = fixture();
  private ScratchDatabase database;

  /** The product. */
  abstract TargetFixture fixture();

  @Override
  protected final Target newTarget() {
    database = fixture.freshDatabase();
    database.execute(fixture.noteProcedure());
    return anotherTarget();
  }

  @AfterEach
  final void drop() {
    if (database != null) {
      database.close();
    }
  }

  final ScratchDatabase database() {
    return database;
  }

  @Override
  protected final Target anotherTarget() {
    return JdbcTarget.on(database.dataSource());
  }

  @Override
  protected final Target unreachableTarget() {
    return JdbcTarget.on(fixture.nowhere());
  }

  @Override
  protected final String product() {
    return fixture.product();
  }

  @Override
  protected final String reportedProduct() {
    return String.valueOf(database.query(fixture.versionQuery()).get(0));
  }

  @Override
  protected final Object contents() {
    return database.contents();
  }

  @Override
  protected final String createTable(String table) {
    return fixture.createTable(table);
  }

  @Override
  protected final String insertNote(String table, String note) {
    return fixture.insertNote(table, note);
  }

  @Override
  protected final String failingStatement() {
    return fixture.failingStatement();
  }

  @Override
  protected final String failingSqlState() {
    return fixture.failingSqlState();
  }

  @Override
  protected final Optional<String> insertByReturningRows(String table, int notes) {
    return fixture.insertByReturningRows(table, notes);
  }

  @Override
  protected final Optional<List<String>> notes(String table) {
    return fixture.notes(database, table);
  }

  @Override
  protected final void createForeignTable(String table) {
    database.execute(createTable(table));
  }

  @Override
  protected final HeldLock holdLock(JournalKey key) {
    return fixture.holdLock(database, key);
  }

  @Override
  protected final String change(String name) {
    return fixture.createTable(name);
  }

  @Override
  protected final boolean isChanged(String name) {
    return fixture.notes(database, name).isPresent();
  }

  @Override
  protected final String guardedChange(String name) {
    return fixture.createTable("IF NOT EXISTS " + name);
  }

  @Override
  protected final Optional<String> unseenInsert(String note) {
    return Optional.of("CALL add_note('" + note + "')");
  }

  @Override
  protected final String failingChange() {
    return "CREATE INDEX impossible ON nowhere (note)";
  }
}
