package dev.oneledger.samples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Ledger;
import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What must hold of the migrations themselves, on a database where their SQL really runs. */
abstract class MigrationsSuite {

  /** An empty database, another one for every test. */
  abstract DataSource emptyDatabase() throws SQLException;

  private static Ledger ledger(DataSource database) {
    return Shop.ledger(JdbcLedgerStore.on(database), JdbcTarget.on(database)).open();
  }

  // snippet: testing-rollback
  @Test
  void taking_everything_back_leaves_the_schema_as_it_was() throws SQLException {
    DataSource database = emptyDatabase();
    CatalogSnapshot before = CatalogSnapshot.of(database);
    Ledger ledger = ledger(database);
    ledger.sync(Shop.ENVIRONMENT);

    ledger.rollback(Shop.ENVIRONMENT, "002_total");
    ledger.rollback(Shop.ENVIRONMENT, "001_orders");

    assertThat(CatalogSnapshot.of(database)).isEqualTo(before);
  }

  // end: testing-rollback

  @Test
  void a_second_start_finds_nothing_to_do() throws SQLException {
    DataSource database = emptyDatabase();

    assertThat(ledger(database).sync(Shop.ENVIRONMENT).applied()).hasSize(2);
    assertThat(ledger(database).sync(Shop.ENVIRONMENT).applied()).isEmpty();
  }

  @Test
  void orders_from_before_the_total_have_one_afterwards() throws SQLException {
    DataSource database = emptyDatabase();
    Ledger ledger = ledger(database);
    ledger.sync(Shop.ENVIRONMENT);
    ledger.rollback(Shop.ENVIRONMENT, "002_total");

    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO orders (price, pieces) VALUES (250, 4)");
      ledger.reapply(Shop.ENVIRONMENT, "002_total");

      try (ResultSet order = statement.executeQuery("SELECT total FROM orders")) {
        assertThat(order.next()).isTrue();
        assertThat(order.getInt("total")).isEqualTo(1000);
      }
    }
  }
}
