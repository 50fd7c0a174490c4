package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.DatabaseStore;
import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.JdbcStore;
import dev.oneledger.spi.StatementwiseTarget;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, tried with 15 to 18. Internal: may change in any release. */
public final class PostgresDialect implements Dialect {

  @Override
  public SqlDialect language() {
    return SqlDialect.POSTGRESQL;
  }

  @Override
  public ErrorRules errors() {
    return PostgresRules.INSTANCE;
  }

  @Override
  public StatementwiseTarget target(Connections connections, TargetOptions options) {
    return new PostgresTarget(connections, options);
  }

  @Override
  public DatabaseStore store(Connections connections, @Nullable SchemaName schema) {
    return new JdbcStore(
        connections,
        PostgresTables.in(
            Objects.requireNonNullElse(schema, SchemaName.DEFAULT), "JdbcLedgerStore.schema(...)"));
  }
}
