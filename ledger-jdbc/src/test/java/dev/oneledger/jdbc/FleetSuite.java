package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Fleet;
import dev.oneledger.FleetReport;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.Ledger;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.Race;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants with a schema each in one database, the ledger among them. */
abstract class FleetSuite {
  final Map<String, String> files = new TreeMap<>();
  ScratchDatabase database;

  /** Told apart from those of other tests, where schemas belong to the whole server. */
  final String mark = "ol_" + UUID.randomUUID().toString().substring(0, 6) + "_t";

  abstract ScratchDatabase freshDatabase();

  /** A name as an identifier in SQL. */
  String quoted(String name) {
    return '"' + name + '"';
  }

  @BeforeEach
  void open() {
    database = freshDatabase();
    files.put("1_a.sql", "CREATE TABLE a (x int);");
  }

  @AfterEach
  void close() {
    database.close();
  }

  final List<String> tenants(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> mark + i).toList();
  }

  final List<String> schemas(int count) {
    List<String> names = tenants(count);
    database.execute(
        names.stream().map(name -> "CREATE SCHEMA " + quoted(name)).toArray(String[]::new));
    return names;
  }

  final Ledger ledger() {
    return Ledger.forApp("crm")
        .store(JdbcLedgerStore.on(database.dataSource()))
        .migrations(MigrationSource.of(files))
        .open();
  }

  /** With one data source for the ledger and all tenants, as an application has its pool. */
  final Fleet fleet(List<String> names) {
    var source = database.dataSource();
    return Ledger.forApp("crm")
        .store(JdbcLedgerStore.on(source))
        .migrations(MigrationSource.of(files))
        .open()
        .fleet(names, name -> Environment.managed(name, JdbcTarget.on(source).schema(name)))
        .parallelism(2);
  }

  private long timesApplied(String name, String migration) {
    Ledger one =
        Ledger.forApp("crm")
            .store(JdbcLedgerStore.on(database.dataSource()))
            .environment(
                Environment.managed(name, JdbcTarget.on(database.dataSource()).schema(name)))
            .open();
    return one.journal(name).entries().stream()
        .filter(entry -> entry.kind() == EntryKind.APPLIED)
        .filter(entry -> entry.subject() != null)
        .filter(entry -> entry.subject().migration().equals(migration))
        .count();
  }

  @Test
  void schemas_are_brought_up_to_date_and_then_told_from_the_ledger_alone() {
    List<String> names = schemas(5);
    FleetReport first = fleet(names).canary(1).sync();
    assertThat(first.count(Outcome.APPLIED)).as(first.toString()).isEqualTo(5);
    names.forEach(
        name ->
            assertThat(database.query("SELECT COUNT(*) FROM " + quoted(name) + ".a")).hasSize(1));

    assertThat(fleet(names).sync().count(Outcome.UP_TO_DATE)).isEqualTo(5);
    files.put("2_b.sql", "CREATE TABLE b (x int);");
    FleetReport plan = fleet(names).plan();
    assertThat(plan.count(Outcome.DUE)).isEqualTo(5);
    assertThat(plan.groups()).hasSize(1);
    assertThat(fleet(names).sync().of(names.get(4)).migrations()).hasToString("[2_b]");
  }

  @Test
  void what_failed_is_named_and_the_next_run_resumes() {
    List<String> names = schemas(4);
    fleet(names).sync();
    database.execute("CREATE TABLE " + quoted(names.get(1)) + ".b (x int)");
    files.put("2_b.sql", "CREATE TABLE b (x int);");

    FleetReport failed = fleet(names).parallelism(1).sync();
    assertThat(failed.of(names.get(0)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(failed.of(names.get(1)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.of(names.get(1)).message()).contains("2_b").contains(names.get(1));
    assertThat(failed.count(Outcome.NOT_TRIED)).isEqualTo(2);

    database.execute("DROP TABLE " + quoted(names.get(1)) + ".b");
    FleetReport resumed = fleet(names).sync();
    assertThat(resumed.count(Outcome.APPLIED)).as(resumed.toString()).isEqualTo(3);
    assertThat(resumed.count(Outcome.UP_TO_DATE)).isEqualTo(1);
    names.forEach(name -> assertThat(timesApplied(name, "2_b")).isEqualTo(1));
  }

  @Test
  void two_hosts_at_once_share_the_work_and_apply_each_migration_once() throws Exception {
    List<String> names = schemas(16);
    List<FleetReport> reports = Race.of(2, i -> fleet(names).canary(1).waves(5).sync());

    assertThat(reports).allSatisfy(r -> assertThat(r.isUpToDate()).as(r.toString()).isTrue());
    assertThat(reports.stream().mapToInt(r -> r.count(Outcome.APPLIED)).sum()).isEqualTo(16);
    names.forEach(name -> assertThat(timesApplied(name, "1_a")).isEqualTo(1));
  }

  @Test
  void a_migration_that_was_rolled_back_everywhere_is_told_by_one_journal() {
    List<String> names = schemas(14);
    files.put("2_b.sql", "CREATE TABLE b (x int);");
    files.put("2_b.rollback.sql", "DROP TABLE b;");
    fleet(names).sync();
    for (String name : names) {
      Ledger.forApp("crm")
          .store(JdbcLedgerStore.on(database.dataSource()))
          .migrations(MigrationSource.of(files))
          .environment(Environment.managed(name, JdbcTarget.on(database.dataSource()).schema(name)))
          .open()
          .rollback(name, "2");
    }

    FleetReport report = fleet(names).sync();
    assertThat(report.count(Outcome.UP_TO_DATE)).as(report.toString()).isEqualTo(14);
    assertThat(report.matrix().columns()).hasSize(1);
  }

  @Test
  void tenants_with_databases_of_their_own_are_asked_each() {
    List<String> names = schemas(3);
    Fleet apart =
        ledger()
            .fleet(
                names,
                name ->
                    Environment.managed(name, JdbcTarget.on(database.dataSource()).schema(name)))
            .parallelism(2);
    assertThat(apart.sync().count(Outcome.APPLIED)).isEqualTo(3);
    assertThat(apart.sync().count(Outcome.UP_TO_DATE)).isEqualTo(3);
  }
}
