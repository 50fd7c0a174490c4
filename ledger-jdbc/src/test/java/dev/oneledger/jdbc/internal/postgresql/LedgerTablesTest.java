package dev.oneledger.jdbc.internal.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTablesTest {
  private static final String NEXT = "ALTER TABLE ${schema}.journal ADD COLUMN extra text;";
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private void ensure(Duration wait, String... furtherScripts) {
    List<String> scripts = new java.util.ArrayList<>(FormatScripts.ALL);
    scripts.addAll(List.of(furtherScripts));
    try (Session session = Session.open(database.dataSource())) {
      new LedgerTables(SchemaName.DEFAULT, "schema(...)", scripts)
          .ensure(session, Deadline.in(wait));
    }
  }

  private List<String> version() {
    return database.query("SELECT version FROM oneledger.ledger_format");
  }

  @Test
  void an_older_format_is_brought_up_once() {
    ensure(Duration.ofSeconds(5));
    assertThat(version()).containsExactly("1");
    ensure(Duration.ofSeconds(5), NEXT);
    ensure(Duration.ofSeconds(5), NEXT);
    assertThat(version()).containsExactly("2");
    assertThat(database.query("SELECT count(extra) FROM oneledger.journal")).containsExactly("0");
  }

  @Test
  void a_failing_upgrade_leaves_the_older_format() {
    ensure(Duration.ofSeconds(5));
    assertThatThrownBy(() -> ensure(Duration.ofSeconds(5), NEXT + " SELECT 1/0;"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("division by zero");
    assertThat(version()).containsExactly("1");
  }

  @Test
  void tables_are_made_under_a_lock_that_is_waited_for_until_the_deadline() throws SQLException {
    try (Connection holder = database.dataSource().getConnection();
        Statement statement = holder.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + LockKey.of(SchemaName.DEFAULT).value() + ")");
      assertThatThrownBy(() -> ensure(Duration.ofMillis(200)))
          .isInstanceOf(LedgerBusyException.class)
          .hasMessageContaining("the ledger's tables are being created by host ")
          .hasMessageContaining("; waited 200 ms");
    }
    ensure(Duration.ofSeconds(5));
    assertThat(version()).containsExactly("1");
  }

  @Test
  void tables_of_the_same_names_that_are_not_ours_are_left_alone() {
    database.execute("CREATE SCHEMA oneledger", "CREATE TABLE oneledger.journal (mine int)");
    assertThatThrownBy(() -> ensure(Duration.ofSeconds(5)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("relation \"journal\" already exists");
    assertThat(database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'oneledger'"))
        .containsExactly("journal");
  }
}
