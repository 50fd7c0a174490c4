package dev.oneledger.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Adoption;
import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.History;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment comes over from the real Liquibase 4.33, and leaves for it again. */
abstract class ComingAndGoingSuite {
  private static final String CUSTOMERS =
      "-- t\u00e9st\ncreate table customers (id int, name varchar(20));\n";
  private static final String SCORE = "alter table customers add score int;\n";
  private static final String HOTFIX = "create index customers_name on customers(name);";
  private static final String NEXT = "create table next_one (id int);\n";

  @TempDir private Path folder;
  private ScratchDatabase database;
  private ScratchDatabase store;
  private final Map<String, String> ours =
      new TreeMap<>(Map.of("144_customers.sql", CUSTOMERS, "145_score.sql", SCORE));

  abstract ScratchDatabase freshDatabase();

  abstract SqlDialect dialect();

  @BeforeEach
  void create() {
    database = freshDatabase();
    store = freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
    store.close();
  }

  private Ledger open(Environment environment) {
    return Ledger.forApp("hub")
        .store(JdbcLedgerStore.on(store.dataSource()))
        .migrations(MigrationSource.of(ours))
        .dialect(dialect())
        .environment(environment)
        .open();
  }

  private History reading(LiquibaseFixture liquibase) {
    return liquibase.history().changelogs(liquibase.files().folder());
  }

  private static List<FindingCode> problems(DriftReport report) {
    return report.findings().stream().filter(Finding::isProblem).map(Finding::code).toList();
  }

  @Test
  void what_liquibase_applied_is_adopted_promoted_ejected_and_goes_on() {
    LiquibaseFixture before = LiquibaseFixture.of(database, folder.resolve("before"), "all.xml");
    before
        .files()
        .formatted(
            "db/144_customers.sql",
            "--changeset me:1\n" + CUSTOMERS + "--rollback drop table customers;\n")
        .formatted("db/145_score.sql", "--changeset me:145 splitStatements:false\n" + SCORE)
        .formatted("db/fix.sql", "--changeset me:hotfix-name\n" + HOTFIX + "\n")
        .xml("all.xml", "<includeAll path=\"db\"/>");
    before.update();

    adopt(before);
    promote(before);
    LiquibaseFixture after = eject();
    goOn(after);
  }

  private void adopt(LiquibaseFixture liquibase) {
    Ledger ledger = open(Environment.reconcile("prod", reading(liquibase)));
    ledger.sync("prod");
    assertThat(problems(ledger.drift("prod"))).containsExactly(FindingCode.OUTSIDE);

    ledger.adopt(
        "prod", Adoption.of("db/fix.sql::hotfix-name::me", "ada", "ours now").as("146_name"));

    assertThat(problems(ledger.drift("prod"))).isEmpty();
    assertThat(reading(liquibase).read().rows())
        .zipSatisfy(
            List.of(CUSTOMERS, SCORE, HOTFIX),
            (row, text) ->
                assertThat(LiquibaseFixture.verdict(row, text).outcome())
                    .as(row.key())
                    .isEqualTo(Outcome.MATCH));
  }

  private void promote(LiquibaseFixture liquibase) {
    List<List<String>> theirTable = theirRows();
    ours.put("147_next.sql", NEXT);
    Ledger ledger = open(managed());

    ledger.promote("prod", reading(liquibase));
    assertThat(ledger.sync("prod").applied()).containsExactly(MigrationId.parse("147_next"));

    assertThat(theirRows()).isEqualTo(theirTable);
    assertThat(problems(ledger.drift("prod"))).isEmpty();
  }

  private Environment managed() {
    return Environment.managed("prod", JdbcTarget.on(database.dataSource()));
  }

  private LiquibaseFixture eject() {
    Ledger ledger = open(managed());
    EjectFormat format = new LiquibaseEject();
    Path changelogs = ledger.eject("prod", format).writeTo(folder.resolve("after"));
    for (SqlStatement statement :
        SqlSplitter.split(ledger.eject("prod", format).files().get("eject.sql"), dialect())
            .statements()) {
      database.execute(statement.text());
    }
    LiquibaseFixture liquibase = LiquibaseFixture.of(database, changelogs, "changelog.xml");
    assertThat(liquibase.validate().unrun()).isEmpty();
    ledger.demote("prod", reading(liquibase));
    return liquibase;
  }

  private void goOn(LiquibaseFixture liquibase) {
    Ledger ledger = open(Environment.reconcile("prod", reading(liquibase)));
    ledger.sync("prod");
    // An adopted changeset is there twice, under its own name and under ours since the ejection.
    assertThat(problems(ledger.drift("prod"))).isEmpty();

    ours.put("148_more.sql", "create table more (id int);\n");
    liquibase
        .files()
        .formatted("changes/148_more.sql", "--changeset me:1\n" + ours.get("148_more.sql"));
    liquibase
        .files()
        .file(
            "changelog.xml",
            liquibase
                .files()
                .text("changelog.xml")
                .replace(
                    "</databaseChangeLog>",
                    "<include file=\"changes/148_more.sql\" relativeToChangelogFile=\"true\"/></databaseChangeLog>"));
    liquibase.update().validate();

    ledger = open(Environment.reconcile("prod", reading(liquibase)));
    ledger.sync("prod");
    assertThat(problems(ledger.drift("prod"))).isEmpty();
    assertThat(liquibase.unrun()).isEmpty();
    assertThat(database.query("SELECT id FROM more")).isEmpty();
  }

  private List<List<String>> theirRows() {
    return database.rows("SELECT * FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED");
  }
}
