package dev.oneledger.internal.bundle;

import dev.oneledger.SqlDialect;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LayoutNotes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Replays and takes back a release with MariaDB's command line client (10.11 or newer) and a POSIX
 * shell. Internal: may change in any release.
 *
 * <p>The client has no conditionals, so the shell decides what runs. {@code apply.sh} keeps the
 * table {@code oneledger_replay} in the database it is told, under a lock by GET_LOCK that a
 * session of its own holds from the first look to the end. A migration runs in a session of its
 * own. DDL is not transactional here: its row is {@code started} before and {@code applied} after,
 * or {@code undoing} before and gone after a rollback, and a row that is not {@code applied} stops
 * every later run until somebody has looked. All questions are SQL files in {@code checks/};
 * whatever {@code apply.sql} and {@code rollback.sql} there answer is a reason not to begin.
 */
public final class MariaDbLayout implements BundleLayout, LayoutNotes {
  static final String NAME = "mariadb";

  /** Makes the layout. */
  public MariaDbLayout() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    SortedMap<String, Supplier<String>> files = new TreeMap<>();
    if (contents.dialect() != SqlDialect.MARIADB) {
      return Collections.unmodifiableSortedMap(files);
    }
    MariaDbChecks checks = new MariaDbChecks(contents);
    put(files, "apply.sh", new MariaDbApply(contents).text());
    put(files, "rollback.sh", new MariaDbRollback(contents).text());
    question(files, "table", MariaDbChecks.createTable());
    question(files, "apply", checks.beforeApply());
    question(files, "due", checks.due());
    question(files, "rollback", checks.beforeRollback());
    question(files, "there", checks.there());
    new ClientTexts(NAME, MariaDbBody::of).addTo(files, contents);
    return Collections.unmodifiableSortedMap(files);
  }

  private static void put(SortedMap<String, Supplier<String>> files, String path, String text) {
    files.put(path, () -> text);
  }

  private static void question(
      SortedMap<String, Supplier<String>> files, String name, String text) {
    put(files, "checks/" + name + ".sql", text + MariaDbBody.END + '\n');
  }

  @Override
  public String notes(BundleContents contents) {
    return """
    MariaDB's client 10.11 or newer and a POSIX shell. It keeps what was applied in the table
      `oneledger_replay` and prints a receipt at its end when it is told the environment:

          ENVIRONMENT=staging sh apply/mariadb/apply.sh --defaults-extra-file=client.cnf DATABASE > replay.log &&
          sed -n '/^format: oneledger-receipt-1$/,$p' replay.log > receipt.yaml
    """;
  }
}
