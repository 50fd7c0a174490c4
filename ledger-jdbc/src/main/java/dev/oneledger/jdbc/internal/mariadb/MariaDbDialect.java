package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.DatabaseStore;
import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.stepwise.StepwiseTarget;
import dev.oneledger.jdbc.internal.tables.JdbcStore;
import dev.oneledger.spi.StatementwiseTarget;
import org.jspecify.annotations.Nullable;

/** MariaDB, tried with 10.11 and 11.4. Internal: may change in any release. */
public final class MariaDbDialect implements Dialect {

  @Override
  public SqlDialect language() {
    return SqlDialect.MARIADB;
  }

  @Override
  public ErrorRules errors() {
    return MariaDbRules.INSTANCE;
  }

  @Override
  public StatementwiseTarget target(Connections connections, TargetOptions options) {
    return new StepwiseTarget(connections, new MariaDbProduct(options));
  }

  @Override
  public DatabaseStore store(Connections connections, @Nullable SchemaName schema) {
    return new JdbcStore(
        connections,
        MariaDbTables.in(schema == null ? null : schema.value(), "JdbcLedgerStore.schema(...)"));
  }
}
