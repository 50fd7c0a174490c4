package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.stepwise.SessionMemory;
import dev.oneledger.jdbc.internal.stepwise.WorkSettings;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session on MariaDB has set. Temporary tables, prepared statements and what a procedure
 * does cannot be listed: after those the session is not given back.
 */
final class MariaDbSettings implements WorkSettings {
  /** The longest that the server knows for both limits, in seconds: one year. */
  private static final long NO_LIMIT = 31_536_000;

  private static final String LIMITS =
      "SET SESSION lock_wait_timeout = %1$s, innodb_lock_wait_timeout = %1$s,"
          + " tx_read_only = 0, sql_mode = '%2$s'";

  private final Session session;
  private final TargetOptions options;
  private final Step step;
  private final boolean changeable;
  private boolean traceable = true;
  private boolean schemaMissing;
  private @Nullable SessionState found;

  MariaDbSettings(Session session, TargetOptions options, Step step) {
    this.session = session;
    this.options = options;
    this.step = step;
    this.changeable = !step.statements().stream().allMatch(each -> Words.of(each).isPlain());
  }

  @Override
  public void begin() throws SQLException {
    found = SessionState.read(session, changeable);
    long millis = options.lockTimeout().toMillis();
    long seconds = millis == 0 ? NO_LIMIT : Math.min(NO_LIMIT, (millis + 999) / 1000);
    session.execute(LIMITS.formatted(seconds, modes().readable()));
    useSchema();
  }

  private SqlModes modes() throws SQLException {
    return SqlModes.parse(String.valueOf(session.row("SELECT @@SESSION.sql_mode").get(0)));
  }

  /** It may be the migration itself that makes it. */
  private void useSchema() throws SQLException {
    SchemaName schema = options.schema();
    if (schema == null) {
      return;
    }
    try {
      session.execute("USE " + MariaDbTables.quoted(schema.value()));
      schemaMissing = false;
    } catch (SQLException failed) {
      if (!MariaDbRules.INSTANCE.isMissingTable(failed)) {
        throw failed;
      }
      schemaMissing = true;
    }
  }

  @Override
  public void setAgain(List<SqlStatement> earlier, List<SqlStatement> left) throws SQLException {
    SessionMemory memory = new SessionMemory(step, Words::of);
    for (SqlStatement each : earlier) {
      if (memory.isToRunAgain(each)) {
        session.execute(each.text());
        ran(each);
      }
    }
    memory.requireNothingLost(left);
  }

  @Override
  public void ran(SqlStatement statement) throws SQLException {
    Words words = Words.of(statement);
    traceable &= words.leavesNoTrace();
    if (schemaMissing) {
      useSchema();
    }
    if ((words.setsInSession() || !words.leavesNoTrace()) && !modes().areReadable()) {
      throw new LedgerException(
          "Migration '%s' (%s), line %s: the statement turned on ANSI_QUOTES or NO_BACKSLASH_ESCAPES in sql_mode, with which the server reads quotes otherwise than the file was split by. What follows was not run. Leave it out of sql_mode."
              .formatted(step.migration(), step.origin(), statement.line()));
    }
  }

  @Override
  public void beginTransaction() throws SQLException {
    session.execute("START TRANSACTION READ WRITE");
  }

  @Override
  public void commit() throws SQLException {
    session.execute("COMMIT AND NO CHAIN NO RELEASE");
  }

  @Override
  public boolean isInTransaction() throws SQLException {
    return "1".equals(session.row("SELECT @@SESSION.in_transaction").get(0));
  }

  @Override
  public boolean giveBack() throws SQLException {
    SessionState before = found;
    if (before == null) {
      return true;
    }
    if (!traceable) {
      return false;
    }
    if (changeable) {
      session.execute("SET SESSION timestamp = DEFAULT");
    }
    before.restore(session, SessionState.read(session, changeable));
    SessionState after = SessionState.read(session, changeable);
    return before.variables().equals(after.variables())
        && Objects.equals(before.database(), after.database());
  }

  @Override
  public void endSession() {
    session.abort();
  }
}
