package dev.oneledger.jdbc;

import static dev.oneledger.spi.HistoryState.APPLIED;
import static dev.oneledger.spi.HistoryState.FAILED;
import static dev.oneledger.spi.HistoryState.MARKED_RAN;
import static dev.oneledger.spi.HistoryState.PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTableTest {
  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestPostgres.freshDatabase();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.execute("DROP SCHEMA IF EXISTS ops CASCADE", "CREATE SCHEMA ops");
  }

  private static HistoryTable done(String columns, String... rows) {
    database.execute("CREATE TABLE ops.done (%s)".formatted(columns));
    for (String row : rows) {
      database.execute("INSERT INTO ops.done VALUES (%s)".formatted(row));
    }
    return HistoryTable.on(database.dataSource()).table("ops.done").key("name");
  }

  private static List<HistoryRow> rows(History history) {
    return history.read().rows();
  }

  private static Verdict verdict(HistoryRow row, String text) {
    Migration ours = new Migration(MigrationId.parse("1_a"), SqlText.of(text), null, true, "test");
    return row.checksum().judge(ours, List.of(ours));
  }

  @Test
  void a_key_alone_makes_every_row_an_applied_migration_without_revision() {
    HistoryTable history = done("name text", "'0002_b'", "'0001_a'");

    assertThat(rows(history))
        .extracting(HistoryRow::key, HistoryRow::id, HistoryRow::state, HistoryRow::appliedAt)
        .containsExactly(
            tuple("0001_a", null, APPLIED, null), tuple("0002_b", null, APPLIED, null));
    assertThat(verdict(rows(history).get(0), "select 1"))
        .isEqualTo(Verdict.notVerifiable("ops.done keeps no checksum"));
  }

  @Test
  void a_revision_is_read_from_the_key_whatever_its_decoration() {
    HistoryTable history =
        done(
                "name text",
                "'db/V0147__hotfix_idx.sql'",
                "'20240101120000_users.js'",
                "'R__active.sql'",
                "'seed data'",
                "'1abc'",
                "'9_Add user''s table'")
            .revisionInKey();

    assertThat(rows(history))
        .extracting(row -> row.id() == null ? row.key() : row.id().toString())
        .containsExactly(
            "9_Add_user_s_table",
            "0147_hotfix_idx",
            "20240101120000_users",
            "R__active",
            "1abc",
            "seed data");
  }

  @Test
  void revision_and_description_may_stand_in_columns_of_their_own() {
    HistoryTable history =
        done("name text, v bigint, d text", "'x', 10, 'add users'", "'y', 9, null")
            .revision("V")
            .slug("D");

    assertThat(rows(history))
        .extracting(row -> String.valueOf(row.id()))
        .containsExactly("9", "10_add_users");
  }

  @Test
  void a_slug_column_goes_before_the_name_in_the_key() {
    HistoryTable history =
        done("name text, d text", "'144_x.sql', 'customer health'").slug("d").revisionInKey();

    assertThat(rows(history))
        .extracting(row -> String.valueOf(row.id()))
        .containsExactly("144_customer_health");
  }

  @Test
  void a_success_column_may_be_a_boolean_a_number_or_a_word() {
    for (String[] type :
        new String[][] {
          {"boolean", "true", "false"},
          {"smallint", "1", "0"},
          {"text", "'Yes'", "'no'"},
          {"char(3)", "'T'", "'F'"}
        }) {
      empty();
      HistoryTable history =
          done("name text, ok " + type[0], "'a', " + type[1], "'b', " + type[2], "'c', null")
              .success("ok");

      assertThat(rows(history))
          .as(type[0])
          .extracting(HistoryRow::state)
          .containsExactly(APPLIED, FAILED, PARTIAL);
    }
  }

  @Test
  void a_success_column_with_a_word_that_is_neither_yes_nor_no_is_refused() {
    HistoryTable history = done("name text, ok text", "'a', 'yes'", "'b', 'done'").success("ok");

    assertThatThrownBy(history::read)
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            """
            Column ok of ops.done says 'done', which is neither yes nor no.
              expected: one of true t yes y 1, or one of false f no n 0
            Say what the tool's words mean: HistoryTable.state(column, mapping).\
            """);
  }

  @Test
  void states_in_the_tools_own_words_are_mapped() {
    HistoryTable history =
        done("name text, st text", "'a', 'DONE'", "'b', 'skipped'")
            .state("st", Map.of("done", APPLIED, "Skipped", MARKED_RAN));

    assertThat(rows(history)).extracting(HistoryRow::state).containsExactly(APPLIED, MARKED_RAN);
  }

  @Test
  void a_state_without_a_meaning_is_refused_and_named() {
    HistoryTable history =
        done("name text, st text", "'a', 'maybe'").state("st", Map.of("done", APPLIED));

    assertThatThrownBy(history::read)
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "Column st of ops.done says 'maybe', and nothing tells what that means: expected one of"
                + " [done]. Add it to the mapping of states.");
  }

  @Test
  void times_are_moments_when_the_column_or_the_description_has_a_zone() {
    HistoryTable history =
        done(
            "name text, z timestamptz, l timestamp",
            "'a', '2026-03-01 12:00:00+02', '2026-03-01 12:00:00'",
            "'b', null, null");

    assertThat(rows(history.appliedAt("z")))
        .extracting(HistoryRow::appliedAt)
        .containsExactly(Instant.parse("2026-03-01T10:00:00Z"), null);
    assertThat(rows(history.appliedAt("l", ZoneId.of("Europe/Berlin"))))
        .extracting(HistoryRow::appliedAt)
        .containsExactly(Instant.parse("2026-03-01T11:00:00Z"), null);
    assertThatThrownBy(() -> history.appliedAt("l").read())
        .hasMessage(
            "Column l of ops.done has no time zone, so it names no moment: say which zone it is in"
                + " with appliedAt(\"l\", ZoneId).");
  }

  @Test
  void a_checksum_of_our_text_matches_ours_and_no_other() {
    String hex = Hash.sha256("select 1;\n").hex();
    HistoryTable history =
        done(
                "name text, sum text",
                "'a', 'sha256:%s'".formatted(hex.toUpperCase(Locale.ROOT)),
                "'b', null")
            .checksum("sum", ChecksumRule.sha256());
    HistoryRow row = rows(history).get(0);

    assertThat(verdict(row, "select 1;\r\n").outcome()).isEqualTo(Outcome.MATCH);
    assertThat(verdict(row, "select 2;\n"))
        .isEqualTo(
            new Verdict(Outcome.MISMATCH, "SHA-256", hex, Hash.sha256("select 2;\n").hex(), ""));
    assertThat(verdict(rows(history).get(1), "select 1;\n"))
        .isEqualTo(Verdict.notVerifiable("ops.done has no checksum for this row"));
  }

  @Test
  void a_checksum_of_their_file_matches_whatever_its_line_ends() {
    for (String file : List.of("a\nb\n", "a\r\nb\r\n", "\uFEFFa\nb\n", "\uFEFFa\r\nb\r\n")) {
      empty();
      HistoryTable history =
          done("name text, sum text", "'a', '%s'".formatted(Hash.sha256(file).hex()))
              .checksum("sum", ChecksumRule.sha256OfFile());

      assertThat(verdict(rows(history).get(0), "a\nb\n").outcome()).isEqualTo(Outcome.MATCH);
      assertThat(verdict(rows(history).get(0), "a\nc\n").outcome()).isEqualTo(Outcome.MISMATCH);
    }
  }

  @Test
  void in_a_log_the_latest_row_of_a_key_counts() {
    HistoryTable history =
        done("n int, name text, ok boolean", "1, 'a', false", "3, 'a', true", "2, 'b', true")
            .success("ok");

    assertThat(rows(history.latestWinsBy("n")))
        .extracting(HistoryRow::key, HistoryRow::state)
        .containsExactly(tuple("b", APPLIED), tuple("a", APPLIED));
    assertThatThrownBy(() -> history.orderBy("n").read())
        .hasMessage(
            "Table ops.done has several rows with the key 'a': expected one row per key. If the"
                + " latest counts, say so with latestWinsBy(column).");
  }

  @Test
  void rows_come_in_the_order_of_the_named_column() {
    HistoryTable history = done("n int, name text", "2, 'a'", "10, 'c'", "1, 'b'").orderBy("n");

    assertThat(rows(history)).extracting(HistoryRow::key).containsExactly("b", "a", "c");
  }

  @Test
  void a_key_that_is_null_is_refused() {
    assertThatThrownBy(() -> done("name text", "null").read())
        .hasMessage(
            "A row of ops.done has nothing in its key column name: expected a name in every row."
                + " Name a column that is never null.");
  }

  @Test
  void mixed_case_names_are_found_and_the_catalogs_spelling_is_used() {
    database.execute(
        "CREATE TABLE ops.\"__EFMigrationsHistory\" (\"MigrationId\" text, \"ProductVersion\""
            + " text)",
        "INSERT INTO ops.\"__EFMigrationsHistory\" VALUES ('20240101120000_Init', '8.0')");

    assertThat(
            rows(
                HistoryTable.on(database.dataSource())
                    .table("OPS.__efmigrationshistory")
                    .key("migrationid")
                    .revisionInKey()))
        .extracting(row -> String.valueOf(row.id()))
        .containsExactly("20240101120000_Init");
  }

  @Test
  void of_two_tables_that_differ_in_letter_case_the_one_spelled_alike_is_read() {
    database.execute(
        "CREATE TABLE ops.\"Done\" (name text)",
        "CREATE TABLE ops.done (name text)",
        "INSERT INTO ops.\"Done\" VALUES ('upper')");
    HistoryTable.Place place = HistoryTable.on(database.dataSource());

    assertThat(rows(place.table("ops.Done").key("name")))
        .extracting(HistoryRow::key)
        .containsExactly("upper");
    assertThatThrownBy(() -> place.table("ops.DONE").key("name").read())
        .hasMessageStartingWith("'ops.DONE' names several tables: ops.")
        .hasMessageEndingWith("Name the one that is meant in its own letter case.");
  }
}
