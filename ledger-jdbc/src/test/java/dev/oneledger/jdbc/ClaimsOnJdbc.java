package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.testkit.EnvironmentClaimsContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims that live in a database's sessions. */
abstract class ClaimsOnJdbc extends EnvironmentClaimsContract {
  private static final List<String> NAMES = List.of("a", "b");
  private @Nullable ScratchDatabase database;

  /** An empty database of the product. */
  abstract ScratchDatabase freshDatabase();

  /** Leads nowhere. */
  abstract DataSource nowhere();

  /** Ends a session from the client's side, as the end of its process does. */
  void end(Connection session) throws SQLException {
    session.abort(Runnable::run);
  }

  private DataSource dataSource() {
    return Objects.requireNonNull(database).dataSource();
  }

  @Override
  protected final LedgerStore newStore() {
    database = freshDatabase();
    return anotherHost();
  }

  @AfterEach
  void drop() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  protected final LedgerStore anotherHost() {
    return JdbcLedgerStore.on(dataSource());
  }

  @Override
  protected final LedgerStore unreachableStore() {
    return JdbcLedgerStore.on(nowhere());
  }

  @Test
  void a_host_whose_session_ends_gives_its_claims_back() throws SQLException {
    JdbcLedgerStore other = JdbcLedgerStore.on(dataSource());
    try (SingleConnection session = new SingleConnection(dataSource())) {
      EnvironmentClaim lost = JdbcLedgerStore.on(session).claim("crm", NAMES, 2);
      assertThat(lost.environments()).isEqualTo(NAMES);
      try (EnvironmentClaim none = other.claim("crm", NAMES, 2)) {
        assertThat(none.environments()).isEmpty();
      }

      end(session.physical());

      assertThat(claimedInTime(other)).isEqualTo(NAMES);
      lost.close();
    }
  }

  /** The server notices a moment later that a client is gone. */
  private static List<String> claimedInTime(JdbcLedgerStore store) {
    List<String> claimed = List.of();
    for (int attempt = 0; attempt < 2_000 && claimed.size() < NAMES.size(); attempt++) {
      try (EnvironmentClaim claim = store.claim("crm", NAMES, 2)) {
        claimed = claim.environments();
      }
    }
    return claimed;
  }

  @Test
  void a_connection_is_given_back_as_it_came() throws SQLException {
    try (SingleConnection session = new SingleConnection(dataSource())) {
      boolean autoCommit = session.physical().getAutoCommit();
      JdbcLedgerStore store = JdbcLedgerStore.on(session);
      store.claim("crm", NAMES, 2).close();
      store.claim("crm", NAMES, 2).close();

      assertThat(session.physical().getAutoCommit()).isEqualTo(autoCommit).isTrue();
      try (EnvironmentClaim free = JdbcLedgerStore.on(dataSource()).claim("crm", NAMES, 2)) {
        assertThat(free.environments()).isEqualTo(NAMES);
      }
    }
  }
}
