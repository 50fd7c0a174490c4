package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFiles.migration;

import dev.oneledger.jdbc.testkit.PostgresHistoryContract;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** A table written by the real Liquibase. */
class LiquibaseHistoryContractTest extends PostgresHistoryContract {
  private static final String INIT = "create table a (b int);\n";
  private static final String VIEW = "create or replace view v as select 1 as x;\n";

  @TempDir private Path folder;

  @Override
  protected void seed(TestDatabase empty) {
    LiquibaseFixture liquibase = LiquibaseFixture.of(empty, folder, "changelog.xml");
    liquibase
        .files()
        .formatted("001_init.sql", "--changeset me:1\n" + INIT)
        .formatted(
            "002_edited.sql", "--changeset me:1\ncreate table c (d int);\n-- edited over there\n")
        .formatted(
            "004_never.sql",
            "--changeset me:1\n--preconditions onFail:MARK_RAN\n"
                + "--precondition-sql-check expectedResult:1 select 0\nselect 4;\n")
        .formatted("views.sql", "--changeset me:R__a_view runOnChange:true\n" + VIEW)
        .xml(
            "changelog.xml",
            """
            <include file="001_init.sql"/><include file="002_edited.sql"/>
            <changeSet id="3" author="me"><addColumn tableName="a"><column name="c" type="int"/></addColumn></changeSet>
            <include file="004_never.sql"/><include file="views.sql"/>
            <changeSet id="tag it" author="me"><tagDatabase tag="v1"/></changeSet>
            """);
    liquibase.update();
  }

  @Override
  protected void addRow(TestDatabase seeded) {
    LiquibaseFixture liquibase = LiquibaseFixture.of(seeded, folder, "later.sql");
    liquibase.files().formatted("later.sql", "--changeset me:later\nselect 1;\n");
    liquibase.update();
  }

  @Override
  protected History open(DataSource dataSource) {
    return LiquibaseHistory.on(dataSource);
  }

  @Override
  protected List<SeededRow> seeded() {
    return List.of(
        row("001_init.sql::1::me", "001_init", INIT, HistoryState.APPLIED, Outcome.MATCH),
        row(
            "002_edited.sql::1::me",
            "002_edited",
            "create table c (d int);\n",
            HistoryState.APPLIED,
            Outcome.MISMATCH),
        row("changelog.xml::3::me", "3", INIT, HistoryState.APPLIED, Outcome.NOT_VERIFIABLE),
        row(
            "004_never.sql::1::me",
            "004_never",
            "select 4;",
            HistoryState.MARKED_RAN,
            Outcome.MATCH),
        row("views.sql::R__a_view::me", "R__a_view", VIEW, HistoryState.APPLIED, Outcome.MATCH),
        new SeededRow(
            "changelog.xml::tag it::me",
            null,
            HistoryState.APPLIED,
            migration("6_tag", INIT),
            Outcome.NOT_VERIFIABLE));
  }

  private static SeededRow row(
      String key, String id, String text, HistoryState state, Outcome outcome) {
    return new SeededRow(key, id, state, migration(id, text), outcome);
  }
}
