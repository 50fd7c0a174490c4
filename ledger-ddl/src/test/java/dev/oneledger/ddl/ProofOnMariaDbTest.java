package dev.oneledger.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.FindingCode;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import org.junit.jupiter.api.Test;

class ProofOnMariaDbTest extends StepwiseProofSuite {

  @Override
  MariaDbDatabase fresh() {
    return TestMariaDb.freshDatabase();
  }

  @Override
  String product() {
    return "MariaDB 1";
  }

  @Override
  String setsNextNumber(int next) {
    return "ALTER TABLE customers AUTO_INCREMENT = " + next;
  }

  private static final String ADDS_KEY =
      "ALTER TABLE orders ADD CONSTRAINT to_customer FOREIGN KEY IF NOT EXISTS (customer) REFERENCES customers (id)";

  @Test
  void a_foreign_key_leaves_an_index_behind_that_a_rollback_must_drop() {
    String dropsKey = "ALTER TABLE orders DROP FOREIGN KEY IF EXISTS to_customer";

    ProofVerdict forgets = proven(ADDS_KEY, dropsKey);
    ProofVerdict right = proven(ADDS_KEY, dropsKey + ", DROP INDEX IF EXISTS to_customer");

    assertThat(codes(forgets.reversible().findings()))
        .containsExactly(FindingCode.ROLLBACK_DIFFERS);
    assertThat(forgets.reversible().findings().get(0).text())
        .contains("index `orders`.`to_customer`: expected none, found it");
    assertThat(right.isProven()).as(right.toString()).isTrue();
  }

  @Test
  void digits_of_a_float_that_its_text_does_not_show_count() {
    String adds =
        "ALTER TABLE orders ADD COLUMN IF NOT EXISTS f FLOAT;"
            + " INSERT IGNORE INTO orders (id, f) VALUES (1, 1.2345678);";

    ProofVerdict moves = proven(adds + " UPDATE orders SET f = f + 0.0000002", null);
    ProofVerdict stays = proven(adds + " UPDATE orders SET f = f + 0", null);

    assertThat(codes(moves.replayable().findings())).containsExactly(FindingCode.REPLAY_CHANGES);
    assertThat(stays.replayable().isProven()).as(stays.toString()).isTrue();
  }

  @Test
  void a_case_that_the_collation_does_not_tell_counts() {
    ProofVerdict verdict =
        proven(
            "UPDATE customers SET name = 'X' WHERE id = 1",
            "UPDATE customers SET name = 'ANN' WHERE id = 1");

    assertThat(codes(verdict.reversible().findings()))
        .containsExactly(FindingCode.ROLLBACK_DIFFERS);
  }

  @Test
  void routines_of_a_script_with_delimiters_are_compared() {
    ProofVerdict verdict =
        proven(
            """
            DELIMITER //
            CREATE OR REPLACE PROCEDURE twice(IN x INT) BEGIN SELECT x * 2; SELECT 1; END //
            DELIMITER ;
            """,
            "DROP PROCEDURE IF EXISTS twice");
    ProofVerdict forgets =
        proven("CREATE OR REPLACE PROCEDURE twice(IN x INT) SELECT x * 2", "SELECT 1");

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
    assertThat(codes(forgets.reversible().findings()))
        .containsExactly(FindingCode.ROLLBACK_DIFFERS);
  }
}
