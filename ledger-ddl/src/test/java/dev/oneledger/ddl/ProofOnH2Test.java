package dev.oneledger.ddl;

import static dev.oneledger.ddl.Texts.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.TestH2;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class ProofOnH2Test extends StepwiseProofSuite {

  @Override
  H2Database fresh() {
    return TestH2.freshDatabase();
  }

  @Override
  String product() {
    return "H2 2.";
  }

  @Override
  String setsNextNumber(int next) {
    return "ALTER TABLE customers ALTER COLUMN id RESTART WITH " + next;
  }

  @Test
  void a_database_that_goes_with_its_last_connection_is_refused() {
    JdbcDataSource gone = new JdbcDataSource();
    gone.setURL("jdbc:h2:mem:ol_gone");
    Proof proof = Proof.of(SHOP);

    assertThatThrownBy(() -> proof.on(gone))
        .isInstanceOf(FindingsException.class)
        .hasMessageContainingAll("P005", "DB_CLOSE_DELAY=-1");
    assertThatThrownBy(() -> proof.onPrepared(gone)).isInstanceOf(FindingsException.class);
  }

  @Test
  void names_that_the_server_makes_up_for_indexes_do_not_count_and_those_that_were_given_do() {
    String makes =
        "ALTER TABLE customers ADD CONSTRAINT IF NOT EXISTS one UNIQUE (name);"
            + " ALTER TABLE orders ADD CONSTRAINT IF NOT EXISTS two UNIQUE (customer)";
    ProofVerdict verdict =
        Proof.of(
                migration(
                    "3",
                    "ALTER TABLE customers DROP CONSTRAINT IF EXISTS one;"
                        + " ALTER TABLE orders DROP CONSTRAINT IF EXISTS two",
                    "ALTER TABLE orders ADD CONSTRAINT IF NOT EXISTS two UNIQUE (customer);"
                        + "ALTER TABLE customers ADD CONSTRAINT IF NOT EXISTS one UNIQUE (name)"))
            .after(List.of(SHOP, migration("2", makes, null)))
            .on(scratch.dataSource());
    ProofVerdict other =
        proven(
            "CREATE INDEX IF NOT EXISTS a ON orders (customer)",
            "ALTER INDEX IF EXISTS a RENAME TO b");

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
    assertThat(codes(other.reversible().findings())).containsExactly(FindingCode.ROLLBACK_DIFFERS);
  }

  @Test
  void elements_of_an_array_and_bytes_are_told_apart() {
    String made = "CREATE TABLE lists (v VARCHAR ARRAY); INSERT INTO lists VALUES (ARRAY['a, b'])";
    ProofVerdict array =
        Proof.of(
                migration(
                    "3", "UPDATE lists SET v = ARRAY['c']", "UPDATE lists SET v = ARRAY['a', 'b']"))
            .after(List.of(migration("1", made, null)))
            .on(scratch.dataSource());
    ProofVerdict bytes =
        proven(
            "ALTER TABLE orders ADD COLUMN IF NOT EXISTS v VARBINARY(4);"
                + " INSERT INTO orders (id) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM orders);"
                + " UPDATE orders SET v = CASE WHEN v = X'ff' THEN X'fe' ELSE X'ff' END",
            null);

    assertThat(array.replayable().isProven()).as(array.toString()).isTrue();
    assertThat(array.step(Stage.ROLL_BACK).orElseThrow().differences())
        .extracting(ProofDifference::kind)
        .contains("rows");
    assertThat(codes(bytes.replayable().findings())).containsExactly(FindingCode.REPLAY_CHANGES);
  }
}
