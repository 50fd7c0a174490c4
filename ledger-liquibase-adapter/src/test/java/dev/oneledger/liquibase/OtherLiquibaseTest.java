package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFixture.row;
import static dev.oneledger.liquibase.LiquibaseFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables written by other versions than the one that all tests run with. */
class OtherLiquibaseTest {
  private static final String A =
      "create table a (\n  id int,  n varchar(9) default 'a b' -- x\n);";
  private static final String B = "create table b(id int)\n/\ncreate table c(id int)";

  @TempDir private Path folder;
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestPostgres.freshDatabase();
    new LiquibaseFiles(folder)
        .formatted(
            "144_a.sql",
            "--changeset me:1 stripComments:false\n" + A + "\n--rollback drop table a;\n")
        .formatted("145_b.sql", "--changeset me:1 endDelimiter:/\n" + B + "\n")
        .formatted(
            "146_never.sql",
            "--changeset me:1\n--preconditions onFail:MARK_RAN\n"
                + "--precondition-sql-check expectedResult:1 select 0\ncreate table never(id int);\n")
        .xml(
            "changelog.xml",
            """
            <include file="144_a.sql"/><include file="145_b.sql"/><include file="146_never.sql"/>
            <changeSet id="147_sql" author="me"><sql>create table d(id int)</sql></changeSet>
            <changeSet id="148_xml" author="me"><createTable tableName="lbx">
              <column name="id" type="int"><constraints primaryKey="true" nullable="false"/></column>
              <column name="n" type="varchar(5)"/></createTable></changeSet>
            <changeSet id="149_tag" author="me"><tagDatabase tag="v1"/></changeSet>
            """);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private void check(int major, String eightOrNine) {
    OtherLiquibase other = OtherLiquibase.ofMajor(major);
    other.update(database.dataSource(), folder, "changelog.xml");

    HistoryReading bare = LiquibaseHistory.on(database.dataSource()).read();
    HistoryReading reading = LiquibaseHistory.on(database.dataSource()).changelogs(folder).read();

    assertThat(reading.rows())
        .extracting(row -> String.valueOf(row.id()))
        .containsExactly("144_a", "145_b", "146_never", "147_sql", "148_xml", "149_tag");
    assertThat(reading.rows())
        .allSatisfy(
            row -> {
              assertThat(row.checksum().stored()).startsWith(eightOrNine);
              assertThat(row.details()).containsEntry("liquibase", other.version());
              assertThat(row.details()).doesNotContainKey("changelog");
            });
    assertThat(reading.pending()).isEmpty();
    assertThat(row(reading, "145_b.sql::1::me").checksum()).isInstanceOf(SqlChecksum.class);
    assertMatch(row(bare, "144_a.sql::1::me"), A, major == 3 ? 8 : 9);
    assertMatch(row(reading, "145_b.sql::1::me"), B, major == 3 ? 8 : 9);
    assertMatch(row(bare, "::147_sql::me"), "create table d(id int)", major == 3 ? 8 : 9);
    assertThat(row(bare, "146_never.sql::1::me").state()).isEqualTo(HistoryState.MARKED_RAN);
    assertThat(verdict(row(bare, "::148_xml::me"), A).algorithm())
        .contains("createTable tableName=lbx", "ChangeVerifier");
  }

  private static void assertMatch(HistoryRow row, String text, int version) {
    Verdict verdict = verdict(row, text);
    assertThat(verdict.outcome()).as(row.key()).isEqualTo(Outcome.MATCH);
    assertThat(verdict.algorithm()).startsWith("MD5 v%d (Liquibase".formatted(version));
    assertThat(verdict.limits()).startsWith("does not see");
    assertThat(verdict(row, text.replace("int", "bigint")).outcome()).isEqualTo(Outcome.MISMATCH);
    boolean seen = version == 8;
    assertThat(verdict(row, text.replace("create table", "createtable")).outcome())
        .as("blanks taken out, by version %d", version)
        .isEqualTo(seen ? Outcome.MISMATCH : Outcome.MATCH);
  }

  @Test
  void a_table_of_liquibase_3_is_read_and_its_version_8_sums_are_judged() {
    check(3, "8:");

    HistoryRow row = row(LiquibaseHistory.on(database.dataSource()).read(), "144_a.sql::1::me");
    assertThat(verdict(row, A).algorithm())
        .isEqualTo("MD5 v8 (Liquibase, splitStatements:true stripComments:false)");
    assertThat(row(LiquibaseHistory.on(database.dataSource()).read(), "::148_xml::me"))
        .extracting(created -> created.checksum().stored())
        .isEqualTo("8:b467df4f6ce97e91e10cff2fae4f033d");
  }

  @Test
  void a_version_8_sum_with_a_delimiter_is_judged_only_with_their_file() {
    OtherLiquibase.ofMajor(3).update(database.dataSource(), folder, "changelog.xml");
    LiquibaseHistory history = LiquibaseHistory.on(database.dataSource());

    assertThat(verdict(row(history.read(), "145_b.sql::1::me"), B).outcome())
        .isEqualTo(Outcome.MISMATCH);
    assertThat(verdict(row(history.changelogs(folder).read(), "145_b.sql::1::me"), B).algorithm())
        .isEqualTo("MD5 v8 (Liquibase, splitStatements:true stripComments:true endDelimiter:/)");
  }

  @Test
  void a_table_of_liquibase_5_is_read_and_its_sums_are_judged() {
    check(5, "9:");
  }
}
