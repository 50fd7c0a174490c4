package dev.oneledger.jdbc;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.eject.RailsScript;
import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hands an environment over to Ruby on Rails: a migration class per migration below {@code
 * db/migrate/}, and {@code eject.sql}, which makes {@code schema_migrations} and fills it. Rails
 * then has nothing to migrate, and applies the next one. Stateless, thread-safe.
 *
 * <p>Rails knows a migration by its number alone, so repeatable migrations and revisions of several
 * parts cannot be handed over. It writes {@code ar_internal_metadata} itself, at its first run.
 * Where {@code schema_migrations} is there already nothing is changed: run {@code eject.sql} with
 * {@code psql -v ON_ERROR_STOP=1}, or with {@code mariadb}. A migration that is known by name only
 * gets a class that fails with a message; Rails has it as applied and never runs it there.
 */
public final class RailsEject implements EjectFormat {

  @Override
  public String name() {
    return "rails";
  }

  /**
   * {@inheritDoc}
   *
   * @throws LedgerException also for H2, for which Rails has no adapter
   */
  @Override
  public SortedMap<String, String> files(EjectedHistory history) {
    if (history.dialect() == SqlDialect.H2) {
      throw new LedgerException("Rails cannot take over an H2 database: it has no adapter for it.");
    }
    SortedMap<String, String> files = new TreeMap<>();
    Set<String> names = new HashSet<>();
    for (EjectedMigration applied : history.applied()) {
      RailsScript script = RailsScript.of(version(applied.id()), applied, history.dialect(), names);
      files.put("db/migrate/" + script.fileName(), script.text());
    }
    files.put("eject.sql", sql(history));
    return files;
  }

  /** In one transaction, so that nothing is added to a table that is there already. */
  private static String sql(EjectedHistory history) {
    boolean mariaDb = history.dialect() == SqlDialect.MARIADB;
    char quote = mariaDb ? '`' : '"';
    String schema = history.schema();
    String table =
        (schema == null ? "" : quote + TableName.checked(schema) + quote + ".")
            + "schema_migrations";
    String create =
        "CREATE TABLE %s (version %s NOT NULL PRIMARY KEY);\n"
            .formatted(table, mariaDb ? "varchar(255)" : "character varying");
    String rows =
        history.applied().stream()
            .map(applied -> "('%s')".formatted(version(applied.id())))
            .collect(Collectors.joining(",\n  "));
    String insert = rows.isEmpty() ? "" : "INSERT INTO %s VALUES\n  %s;\n".formatted(table, rows);
    return mariaDb ? create + insert : "BEGIN;\n" + create + insert + "COMMIT;\n";
  }

  private static String version(MigrationId id) {
    Revision revision = id.revision();
    if (revision == null || revision.canonical().contains("_")) {
      throw new LedgerException(
          "Rails cannot hold migration %s: expected a revision that is one number. Leave it out with a migration of another name, or choose another tool."
              .formatted(id));
    }
    return revision.canonical();
  }
}
