package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.spi.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * One text of a transaction and why it is sent.
 *
 * @param statement the migration's statement, for {@link Role#STATEMENT} only
 */
record Part(Role role, String sql, @Nullable SqlStatement statement) {

  /** The steps of the protocol, as the package's description numbers them. */
  enum Role {
    BEGIN,
    GUARD,
    STATEMENT,
    JOURNAL,
    COMMIT
  }

  static Part of(Role role, String sql) {
    return new Part(role, sql, null);
  }

  static Part of(SqlStatement statement) {
    return new Part(Role.STATEMENT, statement.text(), statement);
  }
}
