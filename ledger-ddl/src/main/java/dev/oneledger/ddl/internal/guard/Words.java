package dev.oneledger.ddl.internal.guard;

import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement's words say, where the probe cannot tell. */
final class Words {
  private static final Set<StatementVerb> DATA =
      Set.of(
          StatementVerb.INSERT,
          StatementVerb.UPDATE,
          StatementVerb.DELETE,
          StatementVerb.MERGE,
          StatementVerb.TRUNCATE,
          StatementVerb.COPY);
  private static final Set<StatementVerb> QUERIES =
      Set.of(
          StatementVerb.SELECT,
          StatementVerb.WITH,
          StatementVerb.VALUES,
          StatementVerb.TABLE,
          StatementVerb.EXPLAIN,
          StatementVerb.CALL,
          StatementVerb.EXECUTE);
  private static final Set<StatementVerb> UPKEEP =
      Set.of(
          StatementVerb.REFRESH,
          StatementVerb.ANALYZE,
          StatementVerb.REINDEX,
          StatementVerb.CLUSTER,
          StatementVerb.LOCK);
  private static final Set<StatementVerb> LABELS =
      Set.of(StatementVerb.COMMENT, StatementVerb.GRANT, StatementVerb.REVOKE);
  private static final Pattern OWNER = Pattern.compile("(?is)\\AALTER\\b.*\\bOWNER\\s+TO\\s+\\S+");
  private static final Pattern RESTART = Pattern.compile("(?is)\\bRESTART\\b");
  private static final Pattern SET_CONFIG = Pattern.compile("(?is)\\bset_config\\s*\\(");
  private static final Pattern CALLED =
      Pattern.compile("(?:\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))\\s*\\(");
  private static final String ACTING =
      """
      SELECT 1 FROM pg_catalog.pg_proc
      WHERE proname = ANY (?) AND (provolatile = 'v' AND proname NOT IN ('set_config', 'random',
          'clock_timestamp', 'timeofday', 'gen_random_uuid', 'pg_sleep')
        OR pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace))
      LIMIT 1
      """;

  private final Connection connection;

  Words(Connection connection) {
    this.connection = connection;
  }

  /** Rows are what it is about. */
  static boolean isData(SqlStatement statement) {
    return DATA.contains(statement.classification().verb());
  }

  /** It keeps what is derived in step, and may do so at any time. */
  static boolean isUpkeep(SqlStatement statement) {
    return UPKEEP.contains(statement.classification().verb());
  }

  /** It sets what a second run sets to the same: comments, privileges, owners. */
  static boolean isLabel(SqlStatement statement) {
    return LABELS.contains(statement.classification().verb())
        || OWNER.matcher(statement.text()).find();
  }

  /** Nobody can tell from it what it does. */
  static boolean isBlock(SqlStatement statement) {
    StatementVerb verb = statement.classification().verb();
    return verb == StatementVerb.DO || verb == StatementVerb.CALL;
  }

  /** It sets a counter. */
  static boolean restarts(SqlStatement statement) {
    return statement.classification().verb() == StatementVerb.ALTER
        && RESTART.matcher(statement.text()).find();
  }

  static boolean isQuery(SqlStatement statement) {
    return QUERIES.contains(statement.classification().verb());
  }

  /** It sets something for the statements after it. */
  boolean isSetting(SqlStatement statement) throws SQLException {
    StatementVerb verb = statement.classification().verb();
    return verb == StatementVerb.SET
        || verb == StatementVerb.RESET
        || (verb == StatementVerb.SELECT
            && SET_CONFIG.matcher(statement.text()).find()
            && !callsWhatActs(statement));
  }

  /**
   * Whether anything in it looks like a call of a function that may change something. Also looks
   * into string literals, which is on the safe side.
   */
  boolean callsWhatActs(SqlStatement statement) throws SQLException {
    Set<String> called = new TreeSet<>();
    Matcher call = CALLED.matcher(statement.text());
    while (call.find()) {
      called.add(
          call.group(1) != null
              ? call.group(1).replace("\"\"", "\"")
              : call.group(2).toLowerCase(Locale.ROOT));
    }
    try (PreparedStatement query = connection.prepareStatement(ACTING)) {
      query.setArray(1, connection.createArrayOf("name", called.toArray()));
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
