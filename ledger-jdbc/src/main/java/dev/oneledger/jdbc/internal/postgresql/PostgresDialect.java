package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.StatementwiseTarget;
import javax.sql.DataSource;

/** PostgreSQL, tried with 15 to 18. Internal: may change in any release. */
public final class PostgresDialect implements Dialect {

  @Override
  public SqlDialect language() {
    return SqlDialect.POSTGRESQL;
  }

  @Override
  public StatementwiseTarget target(DataSource dataSource, TargetOptions options) {
    return new PostgresTarget(dataSource, options);
  }

  @Override
  public LedgerStore store(DataSource dataSource, SchemaName schema) {
    return new PostgresStore(dataSource, schema);
  }
}
