package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionChoiceTest {

  /** Each of these looks like transaction control to another dialect, or is none at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; COMMIT; END//\nDELIMITER ;\n",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;",
        "DO $$ BEGIN COMMIT; END $$;",
        "VACUUM;"
      })
  void what_is_no_transaction_control_in_its_own_dialect_may_run_outside_a_transaction(
      String text) {
    SqlText asked = SqlText.of("-- ledger: no-transaction\n" + text);
    assertThat(TransactionChoice.isTransactional(asked, "test")).isFalse();
  }
}
