package dev.oneledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.MigrationSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source of migration files does. An implementation says how it is made, nothing else.
 */
public abstract class MigrationSourceContract {
  private static final String SQL = "create table t (a int);\n";
  private static final String BACK = "drop table t;\n";

  /** A source that holds exactly these files, by path. */
  protected abstract MigrationSource sourceOf(Map<String, String> files) throws Exception;

  private List<Migration> load(Map<String, String> files) throws Exception {
    return sourceOf(files).load();
  }

  private Migration only(Map<String, String> files) throws Exception {
    List<Migration> migrations = load(files);
    assertThat(migrations).hasSize(1);
    return migrations.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "144_x.sql, 144_x.rollback.sql, 144_x",
    "V144__x.sql, U144__x.sql, 144_x",
    "144_x.up.sql, 144_x.down.sql, 144_x",
    "144_x/apply.sql, 144_x/rollback.sql, 144_x",
    "144_x/up.sql, 144_x/down.sql, 144_x",
    "144_x/migration.sql, 144_x/rollback.sql, 144_x",
    "2024-10-25-112826_x/up.sql, 2024-10-25-112826_x/down.sql, 20241025112826_x",
    "20241025112826_x.sql, 20241025112826_x.rollback.sql, 20241025112826_x",
    "1_10_x.sql, 1_10_x.rollback.sql, 1_10_x",
    "V1.10__x.sql, U1.10__x.sql, 1_10_x",
    "0144_x.sql, 0144_x.rollback.sql, 144_x",
    "V144.sql, U144.sql, 144",
    "R__x.sql, R__x.rollback.sql, R__x",
    "V144__two words.sql, U144__two words.sql, 144_two_words",
    "144_x.SQL, 144_x.rollback.SQL, 144_x"
  })
  void a_migration_and_its_rollback_are_found_by_their_names(
      String apply, String rollback, String canonical) throws Exception {
    Migration migration = only(Map.of(apply, SQL, rollback, BACK));

    assertThat(migration.id().canonical()).isEqualTo(canonical);
    assertThat(migration.apply()).isEqualTo(SqlText.of(SQL));
    assertThat(migration.rollback()).isEqualTo(SqlText.of(BACK));
    assertThat(migration.transactional()).isTrue();
    assertThat(migration.origin()).endsWith(apply);
  }

  @Test
  void a_migration_without_a_rollback_has_none() throws Exception {
    assertThat(only(Map.of("144_x.sql", SQL)).rollback()).isNull();
  }

  @Test
  void subfolders_are_read_and_what_is_not_sql_or_begins_with_a_dot_is_ignored() throws Exception {
    assertThat(
            load(
                Map.of(
                    "1_a.sql", SQL,
                    "later/2_b.sql", SQL,
                    "later/more/3_c.sql", SQL,
                    "README.md", "# read me",
                    ".hidden/4_d.sql", SQL,
                    "later/.5_e.sql", SQL)))
        .extracting(Migration::id)
        .containsExactly(
            MigrationId.parse("1_a"), MigrationId.parse("2_b"), MigrationId.parse("3_c"));
  }

  @Test
  void revisions_are_in_order_of_number_and_repeatable_ones_come_last() throws Exception {
    assertThat(
            load(
                Map.of(
                    "10_a.sql",
                    SQL,
                    "9_b.sql",
                    SQL,
                    "1_10_c.sql",
                    SQL,
                    "1_9_d.sql",
                    SQL,
                    "R__e.sql",
                    SQL)))
        .extracting(migration -> migration.id().toString())
        .containsExactly("1_9_d", "1_10_c", "9_b", "10_a", "R__e");
  }

  @Test
  void the_directive_takes_a_migration_out_of_the_transaction() throws Exception {
    assertThat(only(Map.of("1_a.sql", "-- ledger: no-transaction\n" + SQL)).transactional())
        .isFalse();
    assertThat(only(Map.of("1_a.sql", "-- about the ledger: nothing\n" + SQL)).transactional())
        .isTrue();
  }

  @Test
  void a_transaction_in_a_file_that_asks_for_none_is_refused_with_file_and_line() {
    assertThatThrownBy(
            () ->
                load(Map.of("1_a.sql", "-- ledger: no-transaction\nBEGIN;\n" + SQL + "\nCOMMIT;")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("1_a.sql", "Transaction control on line 2: BEGIN");
  }

  @Test
  void an_unknown_directive_is_refused_with_the_file() {
    assertThatThrownBy(() -> load(Map.of("1_a.sql", "-- ledger: no-transation\n" + SQL)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("1_a.sql", "no-transation");
  }

  @Test
  void a_byte_order_mark_and_carriage_returns_do_not_change_the_text() throws Exception {
    assertThat(only(Map.of("1_a.sql", "\uFEFFselect 1;\r\nselect 2;\r\n")).apply().text())
        .isEqualTo("select 1;\nselect 2;\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13, 40, 64})
  void a_name_may_carry_its_contents_hash(int digits) throws Exception {
    String up = Hash.sha256(SQL).hex().substring(0, digits);
    String down = Hash.sha256(BACK).hex().substring(0, digits);
    Migration before =
        only(Map.of("144_x." + up + ".sql", SQL, "144_x." + down + ".rollback.sql", BACK));
    Migration after =
        only(Map.of("V144__x." + up + ".sql", SQL, "144_x.rollback." + down + ".sql", BACK));

    assertThat(before.id()).isEqualTo(MigrationId.parse("144_x")).isEqualTo(after.id());
    assertThat(before.rollback()).isEqualTo(SqlText.of(BACK)).isEqualTo(after.rollback());
  }

  @Test
  void a_hash_in_the_name_holds_whatever_the_line_ends() throws Exception {
    String hash = Hash.sha256(SQL).hex().substring(0, 12);
    assertThat(load(Map.of("144_x." + hash + ".sql", SQL.replace("\n", "\r\n")))).hasSize(1);
  }

  @Test
  void a_wrong_hash_in_the_name_is_refused_with_both() {
    assertThatThrownBy(() -> load(Map.of("144_x.a91fb303c2d1.sql", SQL)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "144_x.a91fb303c2d1.sql",
            "expected: sha256:a91fb303c2d1\n",
            "actual:   " + Hash.sha256(SQL));
  }

  @Test
  void eleven_hexadecimal_digits_are_part_of_the_name() throws Exception {
    assertThat(only(Map.of("144_x.a91fb303c2d.sql", SQL)).id().slug()).isEqualTo("x.a91fb303c2d");
  }

  @Test
  void a_revision_of_two_long_parts_carries_no_hash() throws Exception {
    assertThat(only(Map.of("V1.20241025112826.sql", SQL)).id().canonical())
        .isEqualTo("1_20241025112826");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init.sql",
        "apply.sql",
        "init/apply.sql",
        "B1__base.sql",
        "R__.sql",
        "afterMigrate.sql",
        "144_a b?.sql"
      })
  void an_sql_file_without_a_revision_is_refused_with_the_forms(String name) {
    assertThatThrownBy(() -> load(Map.of(name, SQL)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            name, "expected: one of", "V144__customer_health_score.sql", "to do:");
  }

  @ParameterizedTest
  @CsvSource({
    "144_x.sql, 144_y.sql",
    "144_x.sql, sub/144_x.sql",
    "0144_x.sql, V144__x.sql",
    "144_x/apply.sql, 144_x/up.sql",
    "2024-10-25-112826_x.sql, 20241025112826_y.sql",
    "R__x.sql, sub/R__x.sql"
  })
  void two_files_of_one_revision_are_refused_and_both_named(String one, String other) {
    assertThatThrownBy(() -> load(Map.of(one, SQL, other, SQL)))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("Two files are migration ")
        .hasMessageContainingAll(one, other);
  }

  @Test
  void two_rollbacks_of_one_revision_are_refused_and_both_named() {
    assertThatThrownBy(
            () -> load(Map.of("144_x.sql", SQL, "144_x.rollback.sql", BACK, "U144__x.sql", BACK)))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("Two files take back migration 144.")
        .hasMessageContainingAll("144_x.rollback.sql", "U144__x.sql");
  }

  @Test
  void a_rollback_without_its_migration_is_refused() {
    assertThatThrownBy(() -> load(Map.of("144_x.rollback.sql", BACK)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "Rollback file '144_x.rollback.sql' has no migration", "no file of that revision");
  }

  @Test
  void a_rollback_of_another_name_is_refused_with_the_migration_of_that_revision() {
    assertThatThrownBy(() -> load(Map.of("144_x.sql", SQL, "144_y.rollback.sql", BACK)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "144_y.rollback.sql", "expected: the migration 144_y", "actual:   144_x");
  }

  @Test
  void what_is_loaded_twice_is_the_same() throws Exception {
    MigrationSource source =
        sourceOf(Map.of("1_a.sql", SQL, "2_b.sql", SQL, "2_b.rollback.sql", BACK));
    assertThat(source.load()).hasSize(2).isEqualTo(source.load());
  }
}
