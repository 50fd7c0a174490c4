package dev.oneledger.flyway;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hands an environment over to Flyway: its scripts below {@code sql/}, a {@code flyway.conf}, undo
 * scripts below {@code undo/} for the paid editions, which need that location as well, and {@code
 * eject.sql}, which makes {@code flyway_schema_history} as Flyway 13.12.0 does and fills it. Flyway
 * then finds nothing to do, validates, and applies the next script. Stateless, thread-safe.
 *
 * <p>Scripts are as {@link FlywayLayout} writes them, and checksums are of these scripts. {@code
 * installed_on} is in UTC, except that MariaDB keeps the moment itself; how long a script took is
 * not known and is 0.
 *
 * <p>Where the table is there already {@code eject.sql} stops at its first statement, with the
 * database's own message, and nothing is changed.
 *
 * <p>A migration that is known by name only gets a script that fails with a message: Flyway has it
 * as applied, so it is never run on this database, and an empty database is not built without it in
 * silence.
 */
public final class FlywayEject implements EjectFormat {
  private static final int LONGEST_VERSION = 50;
  private static final int LONGEST_USER = 100;

  @Override
  public String name() {
    return "flyway";
  }

  /**
   * {@inheritDoc}
   *
   * @throws LedgerException also if a text has transaction control besides one outer BEGIN and
   *     COMMIT
   */
  @Override
  public SortedMap<String, String> files(EjectedHistory history) {
    SortedMap<String, String> files = new TreeMap<>();
    List<FlywayTableSql.Row> rows =
        history.applied().stream()
            .map(applied -> row(applied, addScript(files, applied, history.dialect())))
            .toList();
    files.put("eject.sql", heading(history) + table(history).write(rows));
    files.put("flyway.conf", configuration(history));
    return files;
  }

  /** Adds a migration's files, and gives the text of its script. */
  private static String addScript(
      SortedMap<String, String> files, EjectedMigration applied, SqlDialect dialect) {
    String path = FlywayScripts.SCRIPTS + FlywayScripts.name(applied.id());
    Migration migration = applied.migration();
    if (migration == null) {
      files.put(path, UnknownText.script(applied.id(), dialect));
    } else {
      FlywayScripts.add(files, migration, dialect);
    }
    return Objects.requireNonNull(files.get(path), path);
  }

  private static FlywayTableSql.Row row(EjectedMigration applied, String script) {
    MigrationId id = applied.id();
    Revision revision = id.revision();
    String version = revision == null ? null : FlywayScripts.version(revision).replace('_', '.');
    if (version != null && version.length() > LONGEST_VERSION) {
      throw new LedgerException(
          "Flyway cannot hold migration %s: its table has room for a version of %s characters, and this one has %s."
              .formatted(id, LONGEST_VERSION, version.length()));
    }
    return new FlywayTableSql.Row(
        version,
        id.slug().replace('_', ' '),
        FlywayScripts.name(id),
        FlywayChecksum.of(script),
        cut(applied.appliedBy()),
        applied.appliedAt());
  }

  private static String cut(String user) {
    return user.codePointCount(0, user.length()) <= LONGEST_USER
        ? user
        : user.substring(0, user.offsetByCodePoints(0, LONGEST_USER));
  }

  private static FlywayTableSql table(EjectedHistory history) {
    return new FlywayTableSql(history.dialect(), history.schema());
  }

  private static String heading(EjectedHistory history) {
    return """
        -- What is applied to %s in %s, as the history of Flyway 13. Run it once, on the database of that environment.
        -- Where there is a flyway_schema_history already it stops and changes nothing: drop that table, or move it
        -- into another schema, and run this again.

        """
        .formatted(oneLine(history.app()), oneLine(history.environment()));
  }

  /** A comment ends with its line. */
  private static String oneLine(String name) {
    return name.replaceAll("\\R|\\p{Cntrl}", " ");
  }

  private static String configuration(EjectedHistory history) {
    List<EjectedMigration> applied = history.applied();
    String settings =
        FlywayScripts.configuration(
            applied.stream().map(EjectedMigration::id).toList(),
            applied.stream()
                .map(EjectedMigration::migration)
                .allMatch(migration -> migration == null || migration.transactional()),
            history.dialect());
    String schema = history.schema();
    return schema == null ? settings : settings + "flyway.defaultSchema=%s\n".formatted(schema);
  }
}
