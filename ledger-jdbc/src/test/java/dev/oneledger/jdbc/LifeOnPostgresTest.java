package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.Plan;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a managed database in the course of years. */
class LifeOnPostgresTest {
  private static final Map<String, String> ORDERS =
      Map.of(
          "001_orders.sql", "CREATE TABLE orders (id int PRIMARY KEY);",
          "001_orders.rollback.sql", "DROP TABLE orders;",
          "002_totals.sql", "ALTER TABLE orders ADD COLUMN total numeric NOT NULL DEFAULT 0;",
          "002_totals.rollback.sql", "ALTER TABLE orders DROP COLUMN total;",
          "R__big_orders.sql", "CREATE OR REPLACE VIEW big AS SELECT id FROM orders;");

  private TestDatabase database;

  /** An empty database on the server under test. */
  TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @BeforeEach
  void open() {
    database = freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private Ledger ledger(String app, Map<String, String> files, Environment... environments) {
    var builder =
        Ledger.forApp(app)
            .store(JdbcLedgerStore.on(database.dataSource()))
            .migrations(MigrationSource.of(files));
    for (Environment environment : environments) {
      builder.environment(environment);
    }
    return builder.open();
  }

  private Environment whole(String name) {
    return Environment.managed(name, JdbcTarget.on(database.dataSource()));
  }

  private Environment inSchema(String name, String schema) {
    return Environment.managed(name, JdbcTarget.on(database.dataSource()).schema(schema));
  }

  private List<String> tablesIn(String schema) {
    return database.query(
        "SELECT tablename FROM pg_tables WHERE schemaname = '%s' ORDER BY 1".formatted(schema));
  }

  @Test
  void a_rollback_restores_the_catalog_and_the_migration_can_be_applied_again() {
    Map<String, String> first = new TreeMap<>(ORDERS);
    first.keySet().removeIf(name -> !name.startsWith("001"));
    ledger("shop", first, whole("dev")).sync("dev");
    Fingerprint before = CatalogSnapshot.of(database.dataSource()).fingerprint();
    Map<String, String> versioned = new TreeMap<>(ORDERS);
    versioned.remove("R__big_orders.sql");
    Ledger ledger = ledger("shop", versioned, whole("dev"));
    ledger.sync("dev");
    Fingerprint after = CatalogSnapshot.of(database.dataSource()).fingerprint();

    Plan plan = ledger.planRollback("dev", "002");
    assertThat(plan.toString()).contains("ALTER TABLE orders DROP COLUMN total;");
    assertThat(CatalogSnapshot.of(database.dataSource()).fingerprint()).isEqualTo(after);
    ledger.rollback("dev", "002");

    assertThat(CatalogSnapshot.of(database.dataSource()).fingerprint()).isEqualTo(before);
    assertThat(ledger.status().cell("002_totals", "dev").state()).isEqualTo(CellState.ROLLED_BACK);
    assertThat(ledger.sync("dev").applied()).isEmpty();

    ledger.reapply("dev", "002");
    assertThat(CatalogSnapshot.of(database.dataSource()).fingerprint()).isEqualTo(after);
    assertThat(ledger.journal("dev").verify().findings()).isEmpty();
  }

  @Test
  void repeatable_migrations_run_after_the_versioned_ones_and_again_when_their_text_changes() {
    ledger("shop", ORDERS, whole("dev")).sync("dev");
    assertThat(database.query("SELECT count(*) FROM big")).containsExactly("0");
    Map<String, String> changed = new TreeMap<>(ORDERS);
    changed.put("003_notes.sql", "ALTER TABLE orders ADD COLUMN note text;");
    changed.put("R__big_orders.sql", "CREATE OR REPLACE VIEW big AS SELECT id, note FROM orders;");

    assertThat(ledger("shop", changed, whole("dev")).sync("dev").applied())
        .extracting(Object::toString)
        .containsExactly("003_notes", "R__big_orders");
    assertThat(ledger("shop", changed, whole("dev")).sync("dev").applied()).isEmpty();
  }

  @Test
  void an_existing_database_is_managed_from_a_baseline_on() {
    database.execute("CREATE TABLE orders (id int PRIMARY KEY)");
    Ledger ledger = ledger("shop", ORDERS, whole("dev"));
    assertThatThrownBy(() -> ledger.sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D016");

    ledger.baseline("dev", "001");
    ledger.sync("dev");

    assertThat(database.query("SELECT total FROM orders")).isEmpty();
    assertThat(ledger.status().cell("001_orders", "dev").state()).isEqualTo(CellState.APPLIED);
  }

  @Test
  void several_schemas_and_several_apps_share_one_journal_table() {
    database.execute("CREATE SCHEMA north", "CREATE SCHEMA south", "CREATE SCHEMA billing");
    Map<String, String> invoices = Map.of("1_invoices.sql", "CREATE TABLE invoices (id int);");

    Ledger shop = ledger("shop", ORDERS, inSchema("north", "north"), inSchema("south", "south"));
    shop.sync("north");
    shop.sync("south");
    Ledger billing = ledger("billing", invoices, inSchema("prod", "billing"));
    billing.sync("prod");

    assertThat(tablesIn("north")).containsExactly("orders");
    assertThat(tablesIn("south")).containsExactly("orders");
    assertThat(tablesIn("billing")).containsExactly("invoices");
    assertThat(
            database.query(
                "SELECT DISTINCT app || ' ' || journal FROM oneledger.journal"
                    + " WHERE journal LIKE 'environment:%' ORDER BY 1"))
        .containsExactly(
            "billing environment:prod", "shop environment:north", "shop environment:south");
    shop.rollback("south", "002");
    assertThat(shop.status().cell("002_totals", "north").state()).isEqualTo(CellState.APPLIED);
    assertThat(shop.status().cell("002_totals", "south").state()).isEqualTo(CellState.ROLLED_BACK);
    assertThat(shop.sync("north").applied()).isEmpty();
    assertThat(billing.sync("prod").applied()).isEmpty();
  }

  @Test
  void a_dump_restored_under_another_name_is_rebound_and_goes_on() {
    ledger("shop", ORDERS, whole("prod")).sync("prod");
    Ledger staging = ledger("shop", ORDERS, whole("staging"));
    assertThatThrownBy(() -> staging.sync("staging"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D015");

    staging.rebind("staging");

    assertThat(staging.sync("staging").applied()).isEmpty();
    assertThat(staging.status().cell("002_totals", "staging").state()).isEqualTo(CellState.APPLIED);
    assertThat(staging.journal("staging").verify().entries()).hasSize(4);
  }
}
