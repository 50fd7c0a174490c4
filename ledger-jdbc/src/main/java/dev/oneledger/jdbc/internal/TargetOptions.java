package dev.oneledger.jdbc.internal;

import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a target is used. Internal: may change in any release.
 *
 * @param schema where migrations run; null for the connection's own search path
 * @param journalSchema where the journal is kept
 * @param lockTimeout how long a statement may wait for another session's lock
 * @param statementConnections where sessions come from that work statement by statement; null if
 *     from where all others do
 */
public record TargetOptions(
    @Nullable SchemaName schema,
    SchemaName journalSchema,
    Duration lockTimeout,
    @Nullable DataSource statementConnections) {

  /** The same with another schema for migrations. */
  public TargetOptions withSchema(SchemaName name) {
    return new TargetOptions(name, journalSchema, lockTimeout, statementConnections);
  }

  /** The same with another schema for the journal. */
  public TargetOptions withJournalSchema(SchemaName name) {
    return new TargetOptions(schema, name, lockTimeout, statementConnections);
  }

  /** The same with another limit. */
  public TargetOptions withLockTimeout(Duration limit) {
    return new TargetOptions(schema, journalSchema, limit, statementConnections);
  }

  /** The same with sessions that work statement by statement from elsewhere. */
  public TargetOptions withStatementConnections(DataSource source) {
    return new TargetOptions(schema, journalSchema, lockTimeout, source);
  }
}
