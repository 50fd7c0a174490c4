package dev.oneledger.internal.sql;

import static dev.oneledger.SqlDialect.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.SqlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OuterTransactionTest {

  @Test
  void the_outer_pair_goes_and_everything_else_stays_in_its_place() {
    OuterTransaction stripped =
        strip(
            "-- head\nBEGIN -- open\n;\nSELECT 1;\n  SELECT 2 ; -- two\nCOMMIT /* x */ ; -- end\n");

    assertThat(stripped.present()).isTrue();
    assertThat(stripped.text())
        .isEqualTo("-- head\n -- open\n\nSELECT 1;\n  SELECT 2 ; -- two\n /* x */  -- end\n");
    assertThat(stripped.statements())
        .extracting(SqlStatement::number, SqlStatement::line, SqlStatement::text)
        .containsExactly(tuple(1, 4, "SELECT 1"), tuple(2, 5, "SELECT 2"));
  }

  @ParameterizedTest
  @CsvSource({
    "BEGIN, COMMIT",
    "begin work, commit work",
    "BEGIN TRANSACTION, END TRANSACTION",
    "START /* x */ TRANSACTION, END"
  })
  void every_plain_spelling_of_the_pair_is_known(String open, String close) {
    OuterTransaction stripped = strip(open + ";SELECT 1;" + close + ";");

    assertThat(stripped.statements()).extracting(SqlStatement::text).containsExactly("SELECT 1");
    assertThat(stripped.text()).isEqualTo("SELECT 1;");
  }

  @Test
  void a_script_without_the_pair_is_left_as_it_is() {
    OuterTransaction stripped = strip("SELECT 1; DO $$ BEGIN COMMIT; END $$;");

    assertThat(stripped.present()).isFalse();
    assertThat(stripped.statements()).hasSize(2);
    assertThat(stripped.text()).isEqualTo("SELECT 1; DO $$ BEGIN COMMIT; END $$;");
  }

  @Test
  void a_last_commit_of_nothing_begun_goes() {
    OuterTransaction stripped = strip("SELECT 1; -- one\nSELECT 2;\nCOMMIT; -- end\n");

    assertThat(stripped.text()).isEqualTo("SELECT 1; -- one\nSELECT 2;\n -- end\n");
    assertThat(stripped.statements())
        .extracting(SqlStatement::number, SqlStatement::text)
        .containsExactly(tuple(1, "SELECT 1"), tuple(2, "SELECT 2"));
  }

  @Test
  void a_pair_around_nothing_leaves_nothing() {
    assertThat(strip("BEGIN;COMMIT;").statements()).isEmpty();
    assertThat(strip("").statements()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'BEGIN;\nSELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 2;\nCOMMIT;', 3, COMMIT",
    "'BEGIN;\nSAVEPOINT a;\nCOMMIT;', 2, SAVEPOINT a",
    "'SELECT 1;\nROLLBACK;', 2, ROLLBACK",
    "'SELECT 1;\nBEGIN;\nSELECT 2;\nCOMMIT;', 2, BEGIN",
    "'COMMIT;\nSELECT 1;', 1, COMMIT",
    "'SELECT 1;\nCOMMIT;\nCOMMIT;', 2, COMMIT",
    "'BEGIN;\nPREPARE TRANSACTION ''x'';\nCOMMIT;', 2, PREPARE TRANSACTION 'x'",
  })
  void other_transaction_control_is_refused_with_its_line(String text, int line, String statement) {
    assertThatThrownBy(() -> strip(text))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("Transaction control on line " + line + ": " + statement)
        .hasMessageContaining("Remove this statement");
  }

  @ParameterizedTest
  @CsvSource({
    "'-- x\nBEGIN;\nSELECT 1;', a statement of the kind SELECT on line 3",
    "'-- x\nBEGIN;', nothing after it",
    "'-- x\nBEGIN; SELECT 1;\nROLLBACK;', a statement of the kind TRANSACTION on line 3",
    "'-- x\nBEGIN; SELECT 1;\nCOMMIT AND CHAIN;', a statement of the kind TRANSACTION on line 3"
  })
  void a_begin_that_is_not_committed_is_refused(String text, String actual) {
    assertThatThrownBy(() -> strip(text))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("begun on line 2 is not committed")
        .hasMessageContaining("expected: COMMIT\n  actual:   " + actual)
        .hasMessageContaining("End the script with COMMIT;");
  }

  @Test
  void transaction_modes_are_refused_because_they_would_be_lost() {
    assertThatThrownBy(() -> strip("BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 1; COMMIT;"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Transaction modes on line 1: BEGIN ISOLATION LEVEL SERIALIZABLE")
        .hasMessageContaining("Write a plain BEGIN;");
  }

  @ParameterizedTest
  @CsvSource({
    "'BEGIN;\nSELECT 1;\nCOMMIT;', 2, BEGIN",
    "'SELECT 1;\nSAVEPOINT a;', 3, SAVEPOINT a",
    "'BEGIN ISOLATION LEVEL SERIALIZABLE;COMMIT;', 2, BEGIN ISOLATION LEVEL SERIALIZABLE"
  })
  void a_script_outside_any_transaction_may_not_have_one_of_its_own(
      String text, int line, String statement) {
    assertThatThrownBy(() -> strip("-- ledger: no-transaction\n" + text))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("Transaction control on line " + line + ": " + statement)
        .hasMessageContaining("Remove the directive if they belong together");
  }

  private static OuterTransaction strip(String text) {
    return OuterTransaction.strip(SqlSplitter.split(text, POSTGRESQL));
  }
}
