package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.spi.HistoryPending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GolangMigrateTest extends ToolTable {
  GolangMigrateTest() {
    super(MigrationTool.GOLANG_MIGRATE);
  }

  @BeforeEach
  void table() {
    execute("CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean)");
  }

  @Test
  void without_its_files_the_version_stands_for_all_before_it() {
    execute("INSERT INTO schema_migrations VALUES (42, false)");

    assertThat(inShort(read())).containsExactly("42 BASELINED 42");
  }

  @Test
  void a_dirty_version_is_partial_and_all_below_it_a_baseline() {
    execute("INSERT INTO schema_migrations VALUES (42, true)");

    assertThat(inShort(read())).containsExactly("below 42 BASELINED 41", "42 PARTIAL 42");
  }

  @Test
  void no_row_and_the_version_before_all_mean_that_nothing_is_applied() {
    assertThat(read().rows()).isEmpty();
    execute("INSERT INTO schema_migrations VALUES (-1, false)");
    assertThat(read().rows()).isEmpty();
    write("0_a.up.js", "{}");
    assertThat(history().files(folder).read().rows()).isEmpty();
    assertThat(history().files(folder).read().pending())
        .extracting(HistoryPending::key, HistoryPending::obstacle)
        .containsExactly(tuple("0", "it is no SQL file"));
  }

  @Test
  void a_first_migration_that_was_taken_back_halfway_is_partial() {
    execute("INSERT INTO schema_migrations VALUES (-1, true)");
    write("1_a.up.sql", "select 1;\n");

    assertThat(inShort(read())).containsExactly("-1 PARTIAL null");
    assertThat(inShort(history().files(folder).read())).containsExactly("-1 PARTIAL null");
  }

  @Test
  void with_its_files_each_one_up_to_the_version_is_a_row() {
    write("1_a.up.sql", "select 1;\n");
    write("1_a.down.sql", "select -1;\n");
    write("10_c.up.sql", "select 10;\n");
    write("9_b.up.sql", "select 9;\n");
    write("11_later.up.sql", "select 11;\n");
    write("readme.md", "no migration");
    execute("INSERT INTO schema_migrations VALUES (10, true)");

    assertThat(inShort(history().files(folder).read()))
        .containsExactly("1 APPLIED 1_a", "9 APPLIED 9_b", "10 PARTIAL 10_c");
    assertThat(history().files(folder).read().pending())
        .extracting(HistoryPending::key)
        .containsExactly("11");
    assertThat(history().files(folder).read().rows().get(1).text().text()).isEqualTo("select 9;\n");
  }

  @Test
  void a_version_without_a_file_is_a_row_all_the_same() {
    write("1_a.up.sql", "select 1;\n");
    execute("INSERT INTO schema_migrations VALUES (7, false)");

    assertThat(inShort(history().files(folder).read()))
        .containsExactly("1 APPLIED 1_a", "7 APPLIED 7");
  }

  @Test
  void two_rows_are_not_what_the_tool_keeps() {
    execute("INSERT INTO schema_migrations VALUES (1, false), (2, false)");

    assertThatThrownBy(this::read)
        .hasMessage(
            "Table PUBLIC.SCHEMA_MIGRATIONS has 2 rows, expected at most one: golang-migrate keeps the current version and nothing else. Check that it is its table.");
  }
}
