package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFixture.row;
import static dev.oneledger.liquibase.LiquibaseFixture.verdict;
import static dev.oneledger.spi.HistoryState.APPLIED;
import static dev.oneledger.spi.HistoryState.MARKED_RAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Liquibase 4.33 runs changelogs, and we read what it wrote. */
abstract class LiquibaseHistorySuite {
  private static final String A =
      "create table a (\n  id int,  n varchar(9) -- x\n);\n-- t\u00e9st \u00e4";
  private static final String B = "create table b (id int);";

  @TempDir Path folder;
  private ScratchDatabase database;
  private LiquibaseFixture liquibase;

  abstract ScratchDatabase freshDatabase();

  abstract SqlDialect dialect();

  @BeforeEach
  void create() {
    database = freshDatabase();
    liquibase = LiquibaseFixture.of(database, folder, "changelog.sql");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private LiquibaseFiles files() {
    return liquibase.files();
  }

  @Test
  void every_text_that_liquibase_ran_matches_and_has_its_state() {
    files()
        .formatted(
            "changelog.sql",
            """
            --changeset me:144_a stripComments:false labels:l1 context:"x or y"
            %s
            --rollback drop table a;
            --changeset me:145_b splitStatements:false endDelimiter:/
            --comment why
            %s
            --changeset me:146_never
            --preconditions onFail:MARK_RAN
            --precondition-sql-check expectedResult:1 select 0
            create table never (id int);
            --changeset me:R__view runOnChange:true
            create or replace view v as select 1 as x;
            --changeset me:147_here dbms:postgresql,mariadb
            select 147;
            --changeset me:148_elsewhere dbms:mysql,h2
            select 148;
            """
                .formatted(A, B)
                .replace("\n", "\r\n"));
    liquibase.update();

    HistoryReading reading = liquibase.read();
    assertThat(reading.rows())
        .extracting(HistoryRow::key, row -> String.valueOf(row.id()), HistoryRow::state)
        .containsExactly(
            tuple("changelog.sql::144_a::me", "144_a", APPLIED),
            tuple("changelog.sql::145_b::me", "145_b", APPLIED),
            tuple("changelog.sql::146_never::me", "146_never", MARKED_RAN),
            tuple("changelog.sql::R__view::me", "R__view", APPLIED),
            tuple("changelog.sql::147_here::me", "147_here", APPLIED));
    assertThat(reading.rows())
        .zipSatisfy(
            List.of(
                A,
                B,
                "create table never (id int);",
                "create or replace view v as select 1 as x;",
                "select 147;"),
            (row, text) -> {
              assertThat(verdict(row, text + "\n").outcome()).isEqualTo(Outcome.MATCH);
              assertThat(verdict(row, text.replace("e", "z")).outcome())
                  .isEqualTo(Outcome.MISMATCH);
            });
    assertThat(reading.rows().get(0).details())
        .containsEntry("contexts", "(x or y)")
        .containsEntry("labels", "l1")
        .containsEntry("exectype", "EXECUTED")
        .containsEntry("liquibase", "4.33.0")
        .containsEntry("order", "1")
        .containsKey("deployment");
    assertThat(reading.rows()).extracting(HistoryRow::appliedAt).containsOnlyNulls();
    assertThat(reading.lock()).isNull();
    assertThat(reading.pending()).isEmpty();
  }

  @Test
  void a_changeset_that_ran_again_is_applied_with_its_new_text() {
    String first = "create or replace view v as select 1 as x;";
    String second = "create or replace view v as select 2 as x;";
    files().formatted("changelog.sql", "--changeset me:1 runOnChange:true\n" + first);
    liquibase.update();
    files().formatted("changelog.sql", "--changeset me:1 runOnChange:true\n" + second);
    liquibase.update();

    HistoryRow row = liquibase.row("::1::me");
    assertThat(row.state()).isEqualTo(APPLIED);
    assertThat(row.details()).containsEntry("exectype", "RERAN");
    assertThat(verdict(row, second).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(verdict(row, first).outcome()).isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void our_text_may_be_the_changelog_itself() {
    String changelog =
        LiquibaseFiles.HEADER
            + "--property name:t value:many\n"
            + "--changeset me:1\ncreate table ${t} (id int);\n"
            + "--changeset me:2 splitStatements:false\n"
            + B
            + "\n--rollback drop table b;\n";
    files().file("changelog.sql", changelog);
    liquibase.update();

    for (HistoryRow row : liquibase.read().rows()) {
      assertThat(verdict(row, changelog).outcome()).isEqualTo(Outcome.MATCH);
      assertThat(verdict(row, changelog.replace("(id int)", "(id bigint)")).outcome())
          .isEqualTo(Outcome.MISMATCH);
      assertThat(verdict(row, changelog.replace("--rollback drop", "--rollback select")).outcome())
          .as("a rollback is no part of the sum")
          .isEqualTo(Outcome.MATCH);
    }
    HistoryRow first = liquibase.row("::1::me");
    assertThat(verdict(first, changelog.replace("me:1", "me:3")).algorithm())
        .isEqualTo("our text is a changelog without the changeset me:1");
    assertThat(verdict(first, changelog.replace("--property name:t value:many\n", "")).algorithm())
        .startsWith("our text has ${...}");
    assertThat(verdict(first, changelog.replace("me:1", "me")).algorithm())
        .startsWith("our text cannot be read: test:3 ");
  }

  @Test
  void a_tag_is_a_detail_of_the_last_row() {
    files().formatted("changelog.sql", "--changeset me:1\n" + B);
    liquibase.update();
    liquibase.run(
        real -> {
          real.tag("v1");
          return real;
        });

    assertThat(liquibase.row("::1::me").details()).containsEntry("tag", "v1");
  }

  @Test
  void with_their_folder_rows_carry_texts_and_what_has_not_run_is_pending() {
    files().formatted("changelog.sql", "--changeset me:144_a stripComments:false\n" + A + "\n");
    liquibase.update();
    files()
        .formatted(
            "changelog.sql",
            """
            --changeset me:144_a stripComments:false
            %s
            --changeset me:145_b
            %s
            --changeset me:146_c dbms:oracle
            select 1 from dual;
            --changeset me:147_d runAlways:true
            select 1;
            --changeset me:148_e
            select '${unknown}';
            --changeset me:149_f context:test
            select 1;
            --changeset me:150_g runInTransaction:false
            select 1;
            --changeset me:151_h endDelimiter:/
            select 1
            /
            --changeset me:152_i ignore:true
            select 1;
            --changeset me:158_o labels:later
            select 1;
            --changeset me:159_p
            --preconditions onFail:MARK_RAN
            --precondition-sql-check expectedResult:0 select count(*) from a
            select 1;
            """
                .formatted(A, B))
        .file(
            "db/z_marked.sql", "\uFEFF" + LiquibaseFiles.HEADER + "--changeset me:160_z\nselect 1;")
        .xml(
            "db/more.xml",
            """
            <changeSet id="153_j" author="me"><sql>select 1</sql></changeSet>
            <changeSet id="154_k" author="me"><dropTable tableName="a"/></changeSet>
            <changeSet id="155_l" author="me"><sql>select 1</sql><modifySql/></changeSet>
            <changeSet id="156_m" author="me"/>
            <changeSet id="157_n" author="me"><sql dbms="oracle">select 1</sql></changeSet>
            """)
        .xml("db/broken-but-no-changelog.txt.xml", "")
        .file("pom.xml", "<project>")
        .file("other.sql", "\u00ff");

    HistoryReading reading = liquibase.history().changelogs(folder).read();
    assertThat(reading.rows().get(0).text()).isEqualTo(SqlText.of(A));
    assertThat(reading.rows().get(0).details()).doesNotContainKey("changelog");
    assertThat(reading.pending())
        .extracting(row -> String.valueOf(row.id()), HistoryPending::obstacle)
        .containsExactly(
            tuple("145_b", null),
            tuple("147_d", "it runs at every start (runAlways)"),
            tuple("148_e", "it has ${...}, whose value its file does not tell"),
            tuple("149_f", "it is for the contexts 'test' alone"),
            tuple("150_g", "it runs outside a transaction (runInTransaction:false)"),
            tuple("151_h", "its statements do not end with a semicolon (endDelimiter)"),
            tuple("158_o", "it is for the labels 'later'"),
            tuple("159_p", "it has preconditions"),
            tuple("153_j", null),
            tuple("154_k", "it has dropTable, which is not SQL"),
            tuple("155_l", "it has modifySql, which is not SQL"),
            tuple("156_m", "it has no SQL"),
            tuple("157_n", "it has SQL for some products alone"),
            tuple("160_z", null));
    assertThat(reading.pending().get(0).text()).isEqualTo(SqlText.of(B));
  }

  @Test
  void what_runs_again_is_pending_too() {
    files()
        .formatted(
            "changelog.sql",
            "--changeset me:1 runOnChange:true\n%s\n--changeset me:2 runAlways:true\nselect 1;\n--changeset me:3 runOnChange:true\nselect 3;\n"
                .formatted(B));
    liquibase.update();
    files()
        .formatted(
            "changelog.sql",
            "--changeset me:1 runOnChange:true\n%s\n--changeset me:2 runAlways:true\nselect 1;\n--changeset me:3 runOnChange:true\nselect 3;\n"
                .formatted(B.replace("int", "bigint")));

    assertThat(liquibase.history().changelogs(folder).read().pending())
        .extracting(HistoryPending::key, HistoryPending::obstacle)
        .containsExactly(
            tuple("changelog.sql::1::me", null),
            tuple("changelog.sql::2::me", "it runs at every start (runAlways)"));
  }

  @Test
  void a_changeset_edited_after_it_ran_is_marked_and_its_text_is_not_taken_for_what_ran() {
    files().formatted("changelog.sql", "--changeset me:1\n" + B);
    liquibase.update();
    files().formatted("changelog.sql", "--changeset me:1\n" + B.replace("int", "bigint"));

    HistoryRow row = row(liquibase.history().changelogs(folder).read(), "::1::me");
    assertThat(row.text()).isNull();
    assertThat(row.details().get("changelog")).startsWith("edited since it ran, now 9:");
    assertThat(verdict(row, B).outcome()).isEqualTo(Outcome.MATCH);
  }

  @Test
  void changes_in_xml_are_judged_as_far_as_they_are_sql() {
    liquibase = LiquibaseFixture.of(database, folder, "db/changelog.xml");
    files()
        .file("db/144_plain.sql", "-- plain\n" + B)
        .file("db/extern.sql", "create table f (id int);\n")
        .xml(
            "db/changelog.xml",
            """
            <changeSet id="1" author="me"><sql stripComments="true">create table nope(id int)</sql></changeSet>
            <changeSet id="2" author="me"><sql>create table two(id int)</sql><sql>create table three(id int)</sql></changeSet>
            <changeSet id="3" author="me"><sqlFile path="extern.sql" relativeToChangelogFile="true"/></changeSet>
            <changeSet id="4" author="me"><createTable tableName="lbx">
              <column name="id" type="int"><constraints primaryKey="true" nullable="false"/></column>
              <column name="n" type="varchar(5)"/></createTable></changeSet>
            <changeSet id="5" author="me"><tagDatabase tag="v1"/></changeSet>
            <include file="144_plain.sql" relativeToChangelogFile="true"/>
            """);
    liquibase.update();

    HistoryReading bare = liquibase.read();
    assertThat(verdict(row(bare, "::1::me"), "create table nope(id int)\n").outcome())
        .isEqualTo(Outcome.MATCH);
    assertThat(verdict(row(bare, "::3::me"), "create table f (id int);").outcome())
        .isEqualTo(Outcome.MATCH);
    assertThat(verdict(row(bare, "::raw::includeAll"), "-- plain\n" + B).outcome())
        .isEqualTo(Outcome.MATCH);
    assertThat(String.valueOf(row(bare, "::raw::includeAll").id())).isEqualTo("144_plain");
    assertThat(verdict(row(bare, "::4::me"), B))
        .isEqualTo(
            Verdict.notVerifiable(
                "it is 'createTable tableName=lbx' and not one SQL text: only Liquibase's own classes can sum it, through a ChangeVerifier"));
    assertThat(row(bare, "::4::me").checksum().stored())
        .isEqualTo("9:1e1981913d6d488210d3c36d8f79387f");
    assertThat(verdict(row(bare, "::2::me"), B).algorithm()).startsWith("it is 'sql; sql'");

    HistoryReading withFiles = liquibase.history().changelogs(folder).read();
    assertThat(withFiles.pending()).isEmpty();
    assertThat(
            verdict(
                    row(withFiles, "::2::me"),
                    "create table two(id int);\n-- and\ncreate table three(id int);\n")
                .outcome())
        .isEqualTo(Outcome.MATCH);
    assertThat(row(withFiles, "::raw::includeAll").text()).isEqualTo(SqlText.of("-- plain\n" + B));
  }

  @Test
  void what_is_not_sql_is_judged_by_the_sql_it_makes_once_a_verifier_is_registered() {
    liquibase = LiquibaseFixture.of(database, folder, "changelog.xml");
    String create =
        "<changeSet id=\"%s\" author=\"me\"><createTable tableName=\"%s\"><column name=\"id\" type=\"int\"/></createTable></changeSet>";
    files()
        .xml(
            "changelog.xml",
            create.formatted("4", "x")
                + create.formatted("6", "y")
                + create.formatted("7", "z")
                + "<changeSet id=\"5\" author=\"me\"><tagDatabase tag=\"v1\"/></changeSet>");
    liquibase.update();
    files()
        .xml(
            "changelog.xml",
            create.formatted("4", "x")
                + create.formatted("6", "edited")
                + "<changeSet id=\"5\" author=\"me\"><tagDatabase tag=\"v1\"/></changeSet>");
    HistoryReading reading =
        liquibase
            .history()
            .verifier(LiquibaseCoreVerifier.of(folder, "changelog.xml", dialect()))
            .read();

    HistoryRow created = row(reading, "::4::me");
    SqlText made = created.text();
    assertThat(made).isNotNull();
    assertThat(made.text())
        .isIn(
            "CREATE TABLE x (id INTEGER);\n",
            "CREATE TABLE x (id INT NULL);\n",
            "CREATE TABLE x (id INT);\n");
    assertThat(verdict(created, made.text()).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(verdict(created, made.text()).limits()).isNotEmpty();
    assertThat(verdict(created, B).outcome()).isEqualTo(Outcome.MISMATCH);
    assertThat(verdict(row(reading, "::6::me"), made.text()).algorithm())
        .startsWith("their files have the changeset with the sum 9:")
        .contains("edited since it ran");
    assertThat(verdict(row(reading, "::7::me"), made.text()).algorithm())
        .endsWith("the ChangeVerifier does not find it in their files");
    assertThat(verdict(row(reading, "::5::me"), made.text()).algorithm()).contains("makes no SQL");
  }

  @Test
  void a_lock_that_somebody_holds_is_reported_and_left_alone() {
    files().formatted("changelog.sql", "--changeset me:1\n" + B);
    liquibase.update();
    database.execute(
        "UPDATE %s SET LOCKED = TRUE, LOCKEDBY = 'vm (10.0.0.1)', LOCKGRANTED = '2026-11-27 12:00:00'"
            .formatted(lockTable()));
    List<String> before = database.contents();

    HistoryLock lock = liquibase.read().lock();

    assertThat(lock).isNotNull();
    assertThat(lock.holder()).isEqualTo("vm (10.0.0.1)");
    assertThat(lock.since()).startsWith("2026-11-27 12:00:00");
    assertThat(database.contents()).isEqualTo(before);
  }

  /** The lock's table as Liquibase spells it on this product. */
  abstract String lockTable();
}
