package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.spi.BundleContents;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlywayLayoutTest {

  static Migration migration(String id, String apply, @Nullable String rollback) {
    return new Migration(
        MigrationId.parse(id),
        SqlText.of(apply),
        rollback == null ? null : SqlText.of(rollback),
        !apply.contains("ledger: no-transaction"),
        "test");
  }

  static BundleContents contents(Migration... migrations) {
    List<Migration> all = List.of(migrations);
    return new BundleContents(
        new ReleaseName("app", "rel_1", "1.0", 1, 1),
        Instant.parse("2026-01-01T00:00:00Z"),
        all.stream().map(Migration::id).toList(),
        all,
        new Lineage(all.stream().map(Lineage.Pin::of).toList()),
        null,
        ReleaseConditions.NONE,
        SqlDialect.POSTGRESQL);
  }

  private static SortedMap<String, String> files(Migration... migrations) {
    SortedMap<String, String> texts = new TreeMap<>();
    new FlywayLayout()
        .files(contents(migrations))
        .forEach((path, text) -> texts.put(path, text.get()));
    return texts;
  }

  @Test
  void each_migration_is_a_script_under_flyways_name_for_it() {
    assertThat(
            files(
                    migration("1_10_ten", "select 1;", "select 2;"),
                    migration("0147_idx", "select 1;", null),
                    migration("2024-10-25-112826_dashes", "select 1;", null),
                    migration("R__active", "select 1;", "select 2;"))
                .keySet())
        .containsExactly(
            "flyway.conf",
            "sql/R__active.sql",
            "sql/V0147__idx.sql",
            "sql/V1_10__ten.sql",
            "sql/V20241025112826__dashes.sql",
            "undo/U1_10__ten.sql");
  }

  @Test
  void the_outer_transaction_is_left_to_flyway() {
    String text = "-- why\nBEGIN;\ncreate table a();\nCOMMIT;\n";
    SortedMap<String, String> files = files(migration("1_a", text, text));

    assertThat(files.get("sql/V1__a.sql"))
        .isEqualTo(files.get("undo/U1__a.sql"))
        .startsWith("-- why\n")
        .contains("create table a();")
        .doesNotContain("BEGIN")
        .doesNotContain("COMMIT");
  }

  @Test
  void transaction_control_inside_is_refused() {
    assertThatThrownBy(() -> files(migration("1_a", "select 1;\nCOMMIT;\nselect 2;", null)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("V1__a.sql", "Transaction control on line 2");
  }

  @Test
  void a_command_to_psql_is_refused_with_file_and_line_and_copy_data_is_not() {
    assertThatThrownBy(() -> files(migration("1_a", "select 1;\n\\echo hi\n", null)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("V1__a.sql", "Line 2 is a command to psql");
    assertThatThrownBy(() -> files(migration("1_a", "select 1;", "\\gset\n")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("U1__a.sql", "Line 1 is a command to psql");
    assertThat(files(migration("1_a", "copy t from stdin;\n1\n\\.\nselect '\\echo';", null)))
        .containsKey("sql/V1__a.sql");
  }

  @Test
  void an_outer_transaction_in_a_script_outside_any_is_refused_with_file_and_line() {
    String atomic = "-- ledger: no-transaction\nBEGIN;\nselect 1;\nCOMMIT;\n";
    assertThatThrownBy(() -> files(migration("1_a", "select 1;", atomic)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("U1__a.sql", "Transaction control on line 2: BEGIN");
  }

  @Test
  void what_cannot_run_in_a_transaction_has_a_setting_of_its_own() {
    SortedMap<String, String> files =
        files(
            migration(
                "1_a",
                "-- ledger: no-transaction\ncreate index concurrently i on t(id);",
                "drop index i;"));

    assertThat(files.get("sql/V1__a.sql.conf")).isEqualTo("executeInTransaction=false\n");
    assertThat(files).doesNotContainKey("undo/U1__a.sql.conf");
    assertThat(files.get("flyway.conf")).contains("\nflyway.postgresql.transactional.lock=false\n");
    assertThat(files(migration("2_b", "select 1;", null)).get("flyway.conf"))
        .doesNotContain("transactional.lock");
  }

  @Test
  void placeholder_replacement_is_off_for_the_folder_and_for_a_script_that_would_suffer() {
    SortedMap<String, String> files =
        files(migration("1_a", "select '${x}';", null), migration("2_b", "select 'x';", null));

    assertThat(files.get("flyway.conf")).contains("\nflyway.placeholderReplacement=false\n");
    assertThat(files.get("sql/V1__a.sql.conf")).isEqualTo("placeholderReplacement=false\n");
    assertThat(files).doesNotContainKey("sql/V2__b.sql.conf");
  }

  @Test
  void out_of_order_is_on_only_where_the_lineage_needs_it() {
    Migration nine = migration("9_a", "select 9;", null);
    Migration ten = migration("10_b", "select 10;", null);
    Migration view = migration("R__v", "select 1;", null);

    assertThat(files(nine, view, ten).get("flyway.conf")).doesNotContain("outOfOrder");
    assertThat(files(ten, nine).get("flyway.conf")).contains("\nflyway.outOfOrder=true\n");
  }
}
