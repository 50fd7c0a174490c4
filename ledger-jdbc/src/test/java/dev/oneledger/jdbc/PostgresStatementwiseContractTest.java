package dev.oneledger.jdbc;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Target;
import dev.oneledger.testkit.StatementwiseTargetContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class PostgresStatementwiseContractTest extends StatementwiseTargetContract {
  private TestDatabase database;
  private ContractSql sql;

  /** An empty database on the server under test. */
  TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  final TestDatabase database() {
    return database;
  }

  @Override
  protected Target newTarget() {
    database = freshDatabase();
    sql = new ContractSql(database);
    database.execute(
        """
        CREATE PROCEDURE add_note(note text) LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO base VALUES (note); COMMIT; END $$\
        """);
    return anotherTarget();
  }

  @AfterEach
  void drop() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  protected Target anotherTarget() {
    return JdbcTarget.on(database.dataSource());
  }

  @Override
  protected Target unreachableTarget() {
    return JdbcTarget.on(PostgresLedgerStoreContractTest.nowhere());
  }

  @Override
  protected String product() {
    return "PostgreSQL";
  }

  @Override
  protected String reportedProduct() {
    return sql.version();
  }

  @Override
  protected Object contents() {
    return database.contents();
  }

  @Override
  protected String createTable(String table) {
    return ContractSql.createTable(table);
  }

  @Override
  protected String insertNote(String table, String note) {
    return ContractSql.insertNote(table, note);
  }

  @Override
  protected String failingStatement() {
    return ContractSql.failingStatement();
  }

  @Override
  protected String failingSqlState() {
    return ContractSql.failingSqlState();
  }

  @Override
  protected Optional<String> insertByReturningRows(String table, int notes) {
    return ContractSql.insertByReturningRows(table, notes);
  }

  @Override
  protected Optional<List<String>> notes(String table) {
    return sql.notes(table);
  }

  @Override
  protected void createForeignTable(String table) {
    database.execute(createTable(table));
  }

  @Override
  protected HeldLock holdLock(JournalKey key) {
    ContractSql.Held held = sql.holdLock(key);
    return new HeldLock(held.holder(), held::release);
  }

  @Override
  protected String change(String name) {
    return "CREATE INDEX CONCURRENTLY " + name + " ON " + BASE + " (note)";
  }

  @Override
  protected boolean isChanged(String name) {
    return !database
        .query(
            "SELECT 1 FROM pg_index WHERE indisvalid AND indexrelid = to_regclass('" + name + "')")
        .isEmpty();
  }

  @Override
  protected String guardedChange(String name) {
    return "CREATE INDEX CONCURRENTLY IF NOT EXISTS " + name + " ON " + BASE + " (note)";
  }

  @Override
  protected Optional<String> unseenInsert(String note) {
    return Optional.of("CALL add_note('" + note + "')");
  }

  @Override
  protected String failingChange() {
    return "CREATE INDEX CONCURRENTLY impossible ON nowhere (note)";
  }
}
