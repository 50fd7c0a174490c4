package dev.oneledger.samples.startup;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.JdbcLedger;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A guest book. It applies its migrations, those in {@code db/ledger} on the class path, before
 * anything else touches the database, and ends with a sentence and an {@link Exit} code where that
 * cannot be done.
 *
 * <p>The database is named by the environment variables {@code DATABASE_URL}, a JDBC URL of
 * PostgreSQL or H2, {@code DATABASE_USER} and {@code DATABASE_PASSWORD}.
 */
public final class StartUp {
  private StartUp() {}

  /** Starts, signs the guest book and ends. */
  public static void main(String[] arguments) throws SQLException {
    System.exit(run(System.getenv(), System.out, System.err).code());
  }

  static Exit run(Map<String, String> variables, PrintStream out, PrintStream err)
      throws SQLException {
    DatabaseSettings settings = DatabaseSettings.of(variables);
    Optional<String> complaint = settings.complaint();
    if (complaint.isPresent()) {
      err.println(complaint.get());
      return Exit.MISCONFIGURED;
    }
    return run(settings.dataSource(), out, err);
  }

  private static Exit run(DataSource database, PrintStream out, PrintStream err)
      throws SQLException {
    // snippet: start-up-main
    try {
      Ledger ledger = JdbcLedger.managed(database);
      SyncReport report = ledger.sync("default"); // applies what is due, or waits for who does
      out.println(report);
    } catch (LedgerException e) { // nothing half done is left behind
      err.println(e.getMessage());
      return Exit.of(e);
    }
    // end: start-up-main
    out.println("Signed by " + new GuestBook(database).sign("ada") + " so far.");
    return Exit.FINE;
  }
}
