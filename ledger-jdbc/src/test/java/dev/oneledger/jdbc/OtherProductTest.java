package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.spi.Deadline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class OtherProductTest {
  private static final JournalKey KEY = JournalKey.environment("shop", "dev");

  @Test
  void a_database_that_is_no_postgresql_is_refused_and_left_alone() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:other;DB_CLOSE_DELAY=-1");
    JdbcTarget target = JdbcTarget.on(h2);
    JdbcLedgerStore store = JdbcLedgerStore.on(h2);
    List<JournalEntry> entries = JournalScript.environment("dev").opened();
    List<Runnable> uses =
        List.of(
            () -> target.head(KEY),
            () -> target.read(KEY, 0),
            () -> target.inspect(KEY),
            () ->
                target.apply(
                    JournalScript.step("1_a", "CREATE TABLE a (x int)"),
                    entries,
                    Deadline.in(Duration.ofSeconds(1))),
            () -> store.heads("shop"),
            () -> store.read(KEY, 0),
            () -> store.append(entries, List.of()),
            () -> store.texts(Set.of(Hash.sha256("x"))),
            () -> CatalogSnapshot.of(h2));
    assertThat(uses)
        .allSatisfy(
            use ->
                assertThatThrownBy(use::run)
                    .isInstanceOf(LedgerException.class)
                    .hasMessage(
                        "The data source leads to H2, expected PostgreSQL. Hand it a data source of"
                            + " a PostgreSQL database."));
    try (Connection connection = h2.getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
      assertThat(tables.next()).isFalse();
    }
  }
}
