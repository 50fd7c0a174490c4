package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.stepwise.SessionMemory;
import dev.oneledger.jdbc.internal.stepwise.WorkSettings;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session on H2 has set, which the database lists, mostly as the statements that set it. It
 * is only ended where that cannot be had back, as with temporary tables: the end of its last
 * session may be the end of a database in memory.
 */
final class H2Settings implements WorkSettings {
  private static final String STATE =
      """
      SELECT STATE_COMMAND FROM INFORMATION_SCHEMA.SESSION_STATE
      UNION ALL SELECT 'SET LOCK_TIMEOUT ' || LOCK_TIMEOUT()
      UNION ALL SELECT 'SET TIME ZONE ''' || SETTING_VALUE || '''' FROM INFORMATION_SCHEMA.SETTINGS
        WHERE SETTING_NAME = 'TIME ZONE'
      UNION ALL SELECT 'SET QUERY_TIMEOUT ' || SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
        WHERE SETTING_NAME = 'QUERY_TIMEOUT'
      UNION ALL SELECT SETTING_NAME || ' ' || SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
        WHERE SETTING_NAME IN ('TRUNCATE_LARGE_LENGTH', 'VARIABLE_BINARY', 'NON_KEYWORDS')
      UNION ALL SELECT 'ISOLATION ' || ISOLATION_LEVEL FROM INFORMATION_SCHEMA.SESSIONS
        WHERE SESSION_ID = SESSION_ID()\
      """;

  private final Session session;
  private final TargetOptions options;
  private final Step step;
  private boolean schemaMissing;
  private @Nullable List<@Nullable String> found;

  H2Settings(Session session, TargetOptions options, Step step) {
    this.session = session;
    this.options = options;
    this.step = step;
  }

  private List<@Nullable String> state() throws SQLException {
    return session.column(STATE + " ORDER BY 1");
  }

  @Override
  public void begin() throws SQLException {
    found = state();
    long millis = options.lockTimeout().toMillis();
    long limit = millis == 0 ? Integer.MAX_VALUE : Math.min(Integer.MAX_VALUE, millis);
    session.execute("SET LOCK_TIMEOUT " + limit);
    useSchema();
  }

  /** It may be the migration itself that makes it. */
  private void useSchema() throws SQLException {
    SchemaName schema = options.schema();
    if (schema == null) {
      return;
    }
    try {
      session.execute("SET SCHEMA " + H2Tables.quoted(schema.value()));
      schemaMissing = false;
    } catch (SQLException failed) {
      if (!H2Rules.INSTANCE.isMissingTable(failed)) {
        throw failed;
      }
      schemaMissing = true;
    }
  }

  @Override
  public void setAgain(List<SqlStatement> earlier, List<SqlStatement> left) throws SQLException {
    SessionMemory memory = new SessionMemory(step, H2Words::of);
    for (SqlStatement each : earlier) {
      if (memory.isToRunAgain(each)) {
        session.execute(each.text());
      }
    }
    memory.requireNothingLost(left);
  }

  @Override
  public void ran(SqlStatement statement) throws SQLException {
    if (schemaMissing) {
      useSchema();
    }
  }

  @Override
  public void beginTransaction() throws SQLException {
    session.execute("BEGIN");
  }

  @Override
  public void commit() throws SQLException {
    session.execute("COMMIT");
  }

  /** It is in one as long as nothing turned autocommit on again, as the end of one does. */
  @Override
  public boolean isInTransaction() throws SQLException {
    return !session.connection().getAutoCommit();
  }

  @Override
  public boolean giveBack() throws SQLException {
    List<@Nullable String> before = found;
    if (before == null) {
      return true;
    }
    for (String command : state()) {
      String text = String.valueOf(command);
      if (text.startsWith("SET @") && !before.contains(text)) {
        session.execute(text.split(" ", 3)[0] + " " + text.split(" ", 3)[1] + " NULL");
      }
    }
    for (String command : before) {
      String text = String.valueOf(command);
      if (text.startsWith("SET ")) {
        session.execute(text);
      }
    }
    return session.connection().getAutoCommit() && before.equals(state());
  }

  @Override
  public void endSession() {
    SessionEnd.of(session);
  }
}
