package dev.oneledger.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.spi.CatalogReading;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.MigrationSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class CatalogDriftTest {
  private static final String FIRST =
      """
      CREATE TABLE customers (id bigserial PRIMARY KEY, name text NOT NULL, mail text, since date);
      CREATE TABLE orders (id int PRIMARY KEY, customer bigint, amount numeric,
        CONSTRAINT positive CHECK (amount > 0));
      CREATE INDEX by_name ON customers (name);
      CREATE VIEW named AS SELECT id, name FROM customers;
      CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
      """;

  private final InMemoryLedgerStore elsewhere = new InMemoryLedgerStore();
  private final Map<String, String> files = new LinkedHashMap<>(Map.of("1_first.sql", FIRST));
  private TestDatabase database;
  private KeptSessions sessions;

  @BeforeEach
  void open() {
    database = TestPostgres.emptyDatabase();
    sessions = KeptSessions.of(database.dataSource());
  }

  @AfterEach
  void drop() throws SQLException {
    sessions.close();
    database.close();
  }

  /** A copy, which the server makes only of a database that nobody is connected to. */
  private TestDatabase copy() throws SQLException {
    sessions.close();
    return database.copy();
  }

  private CatalogDrift watch() {
    return CatalogDrift.on(sessions.dataSource());
  }

  private Ledger ledger(LedgerStore store, Environment environment) {
    return Ledger.forApp("hub")
        .store(store)
        .migrations(MigrationSource.of(files))
        .environment(environment)
        .open();
  }

  /** With the ledger in the same database. */
  private Ledger managed() {
    return ledger(
        JdbcLedgerStore.on(sessions.dataSource()),
        Environment.managed("prod", JdbcTarget.on(sessions.dataSource())).watchingCatalog(watch()));
  }

  /** Rails applies there, and the ledger is elsewhere. */
  private Ledger reconciled() {
    return ledger(
        elsewhere,
        Environment.reconcile("prod", HistoryTable.rails(sessions.dataSource()))
            .watchingCatalog(watch()));
  }

  private void railsApplies(String version, String... statements) {
    database.execute(statements);
    database.execute("INSERT INTO schema_migrations VALUES ('%s')".formatted(version));
  }

  private void railsStarts() {
    database.execute("CREATE TABLE schema_migrations (version varchar PRIMARY KEY)");
    railsApplies("1", FIRST);
  }

  private static List<String> places(Ledger ledger) {
    return places(ledger.drift("prod").findings());
  }

  private static List<String> places(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.code().code().matches("D03[45]"))
        .map(finding -> finding.code().code() + " " + finding.place())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE INDEX by_mail ON customers (lower(mail)) WHERE id > 0 | index public.by_mail",
        "CREATE INDEX \"By \"\"Mail\"\" ü\" ON customers (mail) | index public.\"By \"\"Mail\"\" ü\"",
        "ALTER TABLE customers ADD COLUMN note text DEFAULT 'x' NOT NULL | column public.customers.note",
        "ALTER TABLE customers DROP COLUMN mail | column public.customers.mail",
        "ALTER TABLE customers RENAME COLUMN mail TO post | column public.customers.post",
        "ALTER TABLE customers ALTER COLUMN mail TYPE varchar(40) | column public.customers.mail",
        "CREATE POLICY own ON customers USING (name = current_user) | policy public.customers.own",
        "CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n + n' | function public.twice(n integer)",
        "ALTER TABLE orders DROP CONSTRAINT positive | constraint public.orders.positive",
        "GRANT SELECT ON customers TO PUBLIC | relation public.customers",
        "DROP VIEW named | relation public.named",
        "DROP INDEX by_name | index public.by_name",
        "CREATE TYPE mood AS ENUM ('sad', 'happy') | type public.mood",
        "COMMENT ON TABLE orders IS 'paid' | relation public.orders"
      })
  void what_was_done_by_hand_is_found_and_can_be_undone_and_adopted(String byHand, String object)
      throws SQLException {
    managed().sync("prod");
    assertThat(places(managed())).isEmpty();
    try (TestDatabase twin = copy();
        KeptSessions there = KeptSessions.of(twin.dataSource())) {
      database.execute(byHand);

      DriftReport report = managed().drift("prod");

      assertThat(places(report.findings())).containsExactly("D034 prod, " + object);
      SortedMap<String, String> ways = report.rows().get(report.rows().size() - 1).details();
      CatalogReading now = watch().read();
      String adopt = ways.get("adopt");
      twin.execute(adopt);
      assertThat(CatalogDrift.on(there.dataSource()).read().objects()).isEqualTo(now.objects());
      twin.execute(adopt);
      assertThat(CatalogDrift.on(there.dataSource()).read().objects()).isEqualTo(now.objects());

      database.execute(ways.get("undo"));
      assertThat(places(managed())).isEmpty();
    }
  }

  @Test
  void what_came_as_a_whole_is_one_finding() {
    managed().sync("prod");
    database.execute(
        "CREATE SCHEMA extra",
        "CREATE TABLE extra.log (id bigserial PRIMARY KEY, customer bigint REFERENCES customers)",
        "CREATE INDEX ON extra.log (customer)",
        "CREATE INDEX by_since ON customers (since)");

    assertThat(places(managed()))
        .containsExactlyInAnyOrder("D034 prod, schema extra", "D034 prod, index public.by_since");
  }

  @Test
  void what_we_apply_ourselves_rows_and_our_own_journals_are_no_drift() {
    managed().sync("prod");
    files.put("2_more.sql", "CREATE TABLE more (id int); INSERT INTO more VALUES (1);");
    files.put("2_more.rollback.sql", "DROP TABLE more;");
    assertThat(places(managed().sync("prod").findings())).isEmpty();
    database.execute(
        "INSERT INTO customers (name) VALUES ('ada')",
        "ANALYZE",
        "SELECT nextval('customers_id_seq')");

    assertThat(places(managed())).isEmpty();
    managed().rollback("prod", "2");
    assertThat(places(managed())).isEmpty();
  }

  @Test
  void the_adopting_text_as_a_migration_settles_it_and_drift_is_not_lost_before() {
    managed().sync("prod");
    database.execute(
        "CREATE INDEX by_mail ON customers (mail)", "CREATE INDEX by_since ON customers (since)");
    DriftReport report = managed().drift("prod");
    String adopt =
        report.rows().stream()
            .filter(row -> row.label().endsWith("by_mail"))
            .findFirst()
            .orElseThrow()
            .details()
            .get("adopt");
    files.put("2_adopt.sql", adopt);

    assertThat(places(managed().sync("prod").findings()))
        .containsExactly("D034 prod, index public.by_since");
    assertThat(places(managed())).containsExactly("D034 prod, index public.by_since");
  }

  @Test
  void where_another_tool_applies_its_migrations_are_no_drift_and_what_is_made_by_hand_is() {
    railsStarts();
    reconciled().sync("prod");

    railsApplies("2", "CREATE TABLE more (id int)");
    assertThat(places(reconciled())).isEmpty();
    database.execute("ALTER TABLE customers ADD COLUMN note text");
    assertThat(places(reconciled().sync("prod").findings()))
        .as("it came with their migration, as far as can be told")
        .isEmpty();
    database.execute("CREATE INDEX by_mail ON customers (mail)");
    assertThat(places(reconciled().sync("prod").findings()))
        .containsExactly("D034 prod, index public.by_mail");

    railsApplies("3", "DROP TABLE more");
    assertThat(places(reconciled().sync("prod").findings()))
        .containsExactly("D034 prod, index public.by_mail");
    database.execute(
        reconciled().drift("prod").rows().stream()
            .filter(row -> row.label().endsWith("by_mail"))
            .findFirst()
            .orElseThrow()
            .details()
            .get("undo"));
    assertThat(places(reconciled())).isEmpty();
  }

  @Test
  void a_restored_dump_in_which_all_identities_are_others_is_compared_by_name() {
    managed().sync("prod");
    CatalogReading recorded = watch().read();
    try (TestDatabase restored = TestPostgres.emptyDatabase()) {
      restored.execute("CREATE TABLE shifts_every_oid (x int)", "DROP TABLE shifts_every_oid");
      restored.execute(FIRST, "CREATE INDEX by_mail ON customers (mail)");
      CatalogDrift there = CatalogDrift.on(restored.dataSource());

      assertThat(there.explain(recorded, there.read()))
          .singleElement()
          .satisfies(
              difference -> {
                assertThat(difference.object()).isEqualTo("index public.by_mail");
                restored.execute(difference.undo().statements().toArray(String[]::new));
              });
      assertThat(there.read().objects()).isEqualTo(recorded.objects());
    }
  }

  @Test
  void a_database_that_cannot_be_read_is_told_and_migrations_are_applied_all_the_same() {
    PGSimpleDataSource nowhere = database.pgDataSource();
    nowhere.setDatabaseName("ol_there_is_no_such_database");
    CatalogDrift lost = CatalogDrift.on(nowhere);
    assertThatThrownBy(lost::read).isInstanceOf(LedgerUnreachableException.class);
    assertThatThrownBy(() -> watch().longestReading(Duration.ZERO).read())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("57014");
    Ledger ledger =
        ledger(
            JdbcLedgerStore.on(sessions.dataSource()),
            Environment.managed("prod", JdbcTarget.on(sessions.dataSource()))
                .watchingCatalog(lost));

    assertThat(ledger.sync("prod").applied()).hasSize(1);
    assertThat(places(ledger)).containsExactly("D035 prod, schema");
  }
}
