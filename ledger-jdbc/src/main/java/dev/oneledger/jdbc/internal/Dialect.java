package dev.oneledger.jdbc.internal;

import dev.oneledger.SqlDialect;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.StatementwiseTarget;
import javax.sql.DataSource;

/**
 * One database product: what differs from another is behind this. Stateless, thread-safe. Internal:
 * may change in any release.
 */
public interface Dialect {

  /** The SQL it speaks. */
  SqlDialect language();

  /** A managed environment's database of this product. Does not connect. */
  StatementwiseTarget target(DataSource dataSource, TargetOptions options);

  /** A ledger store in a database of this product. Does not connect. */
  LedgerStore store(DataSource dataSource, SchemaName schema);
}
