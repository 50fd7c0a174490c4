package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.spi.Target;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * With a pool that hands out one session again and again: a run that ended without losing it is
 * taken up in the very session that ran it.
 */
class PooledStatementwiseContractTest extends PostgresStatementwiseContractTest {
  private @Nullable SingleConnection pool;

  @Override
  protected Target newTarget() {
    super.newTarget();
    pool = new SingleConnection(database().dataSource());
    return JdbcTarget.on(pool);
  }

  @AfterEach
  void closePool() throws SQLException {
    if (pool != null) {
      pool.close();
    }
  }
}
