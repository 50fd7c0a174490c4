package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.OutOfOrder;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in the course of years to a managed database without transactional DDL. */
abstract class LifeSuite extends FilesOnProduct {
  @TempDir Path directory;

  @BeforeEach
  void write() {
    file("001_orders", "CREATE TABLE orders (id int PRIMARY KEY, note varchar(100))");
    file("001_orders.rollback", "DROP TABLE orders");
    file(
        "002_totals",
        "INSERT INTO orders (id, note) VALUES (1, 'one')",
        "ALTER TABLE orders ADD COLUMN total decimal(9,2) DEFAULT 0 NOT NULL",
        "UPDATE orders SET total = 5",
        "INSERT INTO orders (id, note, total) VALUES (2, 'two', 7)");
    file("002_totals.rollback", "DELETE FROM orders", "ALTER TABLE orders DROP COLUMN total");
    file("R__big_orders", "CREATE OR REPLACE VIEW big AS SELECT id FROM orders WHERE total > 6");
  }

  private Ledger ofDirectory() throws IOException {
    for (var file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(database.dataSource()))
        .migrations(MigrationSource.directory(directory))
        .environment(Environment.managed("dev", JdbcTarget.on(database.dataSource())))
        .open();
  }

  @Test
  void a_directory_of_files_is_applied_once() throws IOException {
    assertThat(ofDirectory().sync("dev").applied())
        .extracting(Object::toString)
        .containsExactly("001_orders", "002_totals", "R__big_orders");

    assertThat(database.query("SELECT id FROM big")).containsExactly("2");
    assertThat(database.query("SELECT total FROM orders WHERE id = 1")).containsExactly("5.00");
    assertThat(kinds("002_totals"))
        .containsExactly(
            EntryKind.STATEMENT_DONE,
            EntryKind.STARTED,
            EntryKind.STATEMENT_DONE,
            EntryKind.APPLIED);
    List<String> contents = database.contents();
    Ledger again = ofDirectory();
    assertThat(again.sync("dev").applied()).isEmpty();
    assertThat(again.plan("dev").toString()).isNotEmpty();
    assertThat(again.drift("dev").findings()).isEmpty();
    assertThat(again.journal("dev").verify().findings()).isEmpty();
    assertThat(database.contents()).isEqualTo(contents);
  }

  @Test
  void a_repeatable_migration_runs_again_when_its_text_changes() {
    sync();
    file("003_notes", "ALTER TABLE orders ADD COLUMN detail varchar(10)");
    file("R__big_orders", "CREATE OR REPLACE VIEW big AS SELECT id, detail FROM orders");

    assertThat(applied()).containsExactly("003_notes", "R__big_orders");
    assertThat(applied()).isEmpty();
    assertThat(database.query("SELECT id FROM big")).hasSize(2);
  }

  @Test
  void a_rollback_is_applied_and_the_migration_can_be_applied_again() {
    files.remove("R__big_orders.sql");
    sync();
    Ledger ledger = ledger();
    assertThat(ledger.planRollback("dev", "002").toString()).contains("DROP COLUMN total");

    ledger.rollback("dev", "002");

    assertThat(database.query("SELECT id FROM orders")).isEmpty();
    assertThatThrownBy(() -> database.query("SELECT total FROM orders"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger.status().cell("002_totals", "dev").state()).isEqualTo(CellState.ROLLED_BACK);
    assertThat(ledger.sync("dev").applied()).isEmpty();

    ledger.reapply("dev", "002");
    assertThat(database.query("SELECT total FROM orders ORDER BY id"))
        .containsExactly("5.00", "7.00");
    assertThat(ledger.journal("dev").verify().findings()).isEmpty();
  }

  @Test
  void an_edited_migration_is_drift_and_nothing_runs() {
    sync();
    file("001_orders", "CREATE TABLE orders (id bigint PRIMARY KEY)");
    file("003_notes", "CREATE TABLE notes (id int)");
    List<String> contents = database.contents();

    assertThat(ledger().drift("dev").findings()).isNotEmpty();
    assertThatThrownBy(this::sync).isInstanceOf(FindingsException.class);

    assertThat(database.contents()).isEqualTo(contents);
  }

  @Test
  void what_comes_late_is_refused_or_applied_by_choice() {
    file("004_late", "CREATE TABLE late (id int)");
    sync();
    file("003_early", "CREATE TABLE early (id int)");
    assertThatThrownBy(this::sync).isInstanceOf(FindingsException.class);

    Ledger allowing =
        Ledger.forApp("shop")
            .store(JdbcLedgerStore.on(database.dataSource()))
            .migrations(MigrationSource.of(files))
            .environment(
                Environment.managed("dev", JdbcTarget.on(database.dataSource()))
                    .outOfOrder(OutOfOrder.ALLOW))
            .open();
    assertThat(allowing.sync("dev").applied())
        .extracting(Object::toString)
        .containsExactly("003_early");
  }

  @Test
  void an_existing_database_is_managed_from_a_baseline_on() {
    database.execute("CREATE TABLE orders (id int PRIMARY KEY, note varchar(100))");
    assertThatThrownBy(this::sync)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D016");

    ledger().baseline("dev", "001");

    assertThat(applied()).containsExactly("002_totals", "R__big_orders");
  }

  @Test
  void a_failure_in_the_middle_is_mended_and_the_rest_runs() {
    file(
        "003_parts",
        "CREATE TABLE parts (id int PRIMARY KEY)",
        "INSERT INTO parts VALUES (1)",
        "ALTER TABLE nowhere ADD COLUMN x int",
        "INSERT INTO parts VALUES (2)");

    assertThatThrownBy(this::sync)
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("SQLSTATE");
    assertThat(database.query("SELECT id FROM parts")).containsExactly("1");
    assertThat(kinds("003_parts")).endsWith(EntryKind.FAILED);

    file(
        "003_parts",
        "CREATE TABLE parts (id int PRIMARY KEY)",
        "INSERT INTO parts VALUES (1)",
        "ALTER TABLE parts ADD COLUMN x int",
        "INSERT INTO parts (id) VALUES (2)");
    assertThat(applied()).containsExactly("003_parts", "R__big_orders");

    assertThat(database.query("SELECT id FROM parts ORDER BY 1")).containsExactly("1", "2");
    assertThat(ledger().journal("dev").verify().findings()).isEmpty();
  }

  @Test
  void rows_are_neither_in_the_message_nor_in_the_journal() {
    file(
        "003_double",
        "INSERT INTO orders (id, note) VALUES (8, 'x')",
        "INSERT INTO orders (id, note) VALUES (87654321, 'x')",
        "INSERT INTO orders (id, note) VALUES (87654321, 'secretive')");

    assertThatThrownBy(this::sync)
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("line 3")
        .satisfies(
            failed -> assertThat(TargetOnPostgres.stackTrace(failed)).doesNotContain("87654321"));

    assertThat(last().kind()).isEqualTo(EntryKind.FAILED);
    assertThat(last().details().toString()).doesNotContain("87654321").doesNotContain("secretive");
    assertThat(database.query("SELECT id FROM orders WHERE id = 8")).isEmpty();
  }

  @Test
  void the_shortest_way_needs_no_dialect() {
    Ledger ledger = JdbcLedger.managed(database.dataSource());

    assertThat(ledger.sync(JdbcLedger.DEFAULT_NAME).applied()).isNotEmpty();
    assertThat(JdbcLedger.managed(database.dataSource()).sync("default").applied()).isEmpty();
  }

  @Test
  void transaction_control_in_the_middle_is_refused_and_nothing_runs() {
    file("003_control", "CREATE TABLE parts (id int)", "COMMIT", "INSERT INTO parts VALUES (1)");

    assertThatThrownBy(this::sync).hasMessageContaining("Transaction control on line 2");

    assertThat(database.query(fixture().tableQuery("parts"))).isEmpty();
  }
}
