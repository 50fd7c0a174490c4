package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY}, which the server does in two
 * transactions. Between them the partition is pending: then what is to be run is {@code FINALIZE}.
 */
record DetachedPartition(String parent, String partition) implements Probe {
  private static final String PARENT = "parent";
  private static final String PARTITION = "partition";
  private static final String DETACHED = "detached";

  private static final String STATE =
      """
      SELECT coalesce((SELECT CASE WHEN i.inhdetachpending THEN 'pending' ELSE 'attached' END
          FROM pg_catalog.pg_inherits i WHERE i.inhparent = p.oid AND i.inhrelid = c.oid),
          'detached'),
        pg_catalog.format('%%I.%%I', pn.nspname, p.relname),
        pg_catalog.format('%%I.%%I', cn.nspname, c.relname)
      FROM pg_catalog.pg_class p JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace,
        pg_catalog.pg_class c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
      WHERE p.oid = pg_catalog.to_regclass(%s) AND c.oid = pg_catalog.to_regclass(%s)\
      """;

  @Override
  public Map<String, String> facts(Session session) throws SQLException {
    return read(session, parent, partition)
        .map(
            found ->
                Map.of(Facts.BEFORE, found.state, PARENT, found.parent, PARTITION, found.partition))
        .orElse(Map.of());
  }

  @Override
  public Outcome outcome(Session session, Map<String, String> facts) throws SQLException {
    String before = facts.get(Facts.BEFORE);
    if (before == null || before.equals(DETACHED)) {
      return Outcome.NOT_APPLIED;
    }
    Optional<Found> now = read(session, facts.get(PARENT), facts.get(PARTITION));
    return now.filter(found -> found.state.equals(DETACHED)).isPresent()
        ? Outcome.APPLIED
        : Outcome.NOT_APPLIED;
  }

  /** What completes a detachment that an earlier try left pending; empty if none is. */
  Optional<String> completion(Session session) throws SQLException {
    return read(session, parent, partition)
        .filter(found -> found.state.equals("pending"))
        .map(
            found ->
                "ALTER TABLE %s DETACH PARTITION %s FINALIZE"
                    .formatted(found.parent, found.partition));
  }

  private record Found(String state, String parent, String partition) {}

  private static Optional<Found> read(
      Session session, @Nullable String parent, @Nullable String partition) throws SQLException {
    List<@Nullable String> row =
        session.row(STATE.formatted(SqlLiteral.text(parent), SqlLiteral.text(partition)));
    return row.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                String.valueOf(row.get(0)),
                String.valueOf(row.get(1)),
                String.valueOf(row.get(2))));
  }
}
