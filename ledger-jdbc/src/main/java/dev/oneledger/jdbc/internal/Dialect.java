package dev.oneledger.jdbc.internal;

import dev.oneledger.SqlDialect;
import dev.oneledger.spi.StatementwiseTarget;
import org.jspecify.annotations.Nullable;

/**
 * One database product: what differs from another is behind this. Stateless, thread-safe. Internal:
 * may change in any release.
 */
public interface Dialect {

  /** The SQL it speaks. */
  SqlDialect language();

  /** What its errors mean. */
  ErrorRules errors();

  /** A managed environment's database of this product. Does not connect. */
  StatementwiseTarget target(Connections connections, TargetOptions options);

  /**
   * A ledger store in a database of this product. Does not connect.
   *
   * @param schema where its tables are kept; null for where this product keeps them by default
   */
  DatabaseStore store(Connections connections, @Nullable SchemaName schema);
}
