package dev.oneledger.jdbc.internal.h2;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** H2 from version 2 on, tried with 2.5. Internal: may change in any release. */
public final class H2Dialect implements Dialect {

  @Override
  public SqlDialect language() {
    return SqlDialect.H2;
  }

  @Override
  public ErrorRules errors() {
    return H2Rules.INSTANCE;
  }

  @Override
  public StatementwiseTarget target(Connections connections, TargetOptions options) {
    return new StepwiseTarget(connections, new H2Product(connections, options));
  }

  @Override
  public DatabaseStore store(Connections connections, @Nullable SchemaName schema) {
    return new JdbcStore(
        connections,
        H2Tables.in(
            Objects.requireNonNullElse(schema, SchemaName.DEFAULT), "JdbcLedgerStore.schema(...)"));
  }
}
