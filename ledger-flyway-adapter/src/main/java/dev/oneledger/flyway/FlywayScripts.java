package dev.oneledger.flyway;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** Migrations as the files that Flyway runs them from. */
final class FlywayScripts {
  private static final String NO_PLACEHOLDERS = "placeholderReplacement=false\n";
  private static final String NO_TRANSACTION = "executeInTransaction=false\n";
  private static final String PLACEHOLDER = "${";

  /** The folder that Flyway looks into. */
  static final String SCRIPTS = "sql/";

  private static final String UNDO_SCRIPTS = "undo/";

  private FlywayScripts() {}

  /** The name of the script that applies a migration. */
  static String name(MigrationId id) {
    Revision revision = id.revision();
    return revision == null
        ? "R__%s.sql".formatted(id.slug())
        : "V%s__%s.sql".formatted(version(revision), id.slug());
  }

  /** The name of the script that undoes what the one of that name applies. */
  private static String undo(String name) {
    return "U" + name.substring(1);
  }

  /**
   * As it is spelled, leading zeros too; a dashed timestamp, which Flyway does not know, as digits.
   */
  static String version(Revision revision) {
    String spelling = revision.toString();
    return spelling.indexOf('-') < 0 ? spelling : revision.canonical();
  }

  /** A file that Flyway is given, and the text it is made of. */
  record ScriptFile(String path, SqlText text) {

    /**
     * The file as Flyway runs it.
     *
     * @throws LedgerException if Flyway cannot run the text as it is; the message names script and
     *     line
     */
    FlywayScript script(SqlDialect dialect) {
      return FlywayScripts.script(path.substring(path.lastIndexOf('/') + 1), text, dialect);
    }
  }

  /**
   * The scripts of a migration: what applies it, and what undoes it in a folder of its own, since
   * Flyway's free edition takes that for a misnamed file when it is told to look for such.
   */
  static List<ScriptFile> of(Migration migration) {
    String name = name(migration.id());
    ScriptFile apply = new ScriptFile(SCRIPTS + name, migration.apply());
    SqlText rollback = migration.rollback();
    return rollback == null || migration.id().isRepeatable()
        ? List.of(apply)
        : List.of(apply, new ScriptFile(UNDO_SCRIPTS + undo(name), rollback));
  }

  /** The path of the settings of a script. */
  static String settingsOf(String script) {
    return script + ".conf";
  }

  /** The settings that a script needs for itself; empty if none. */
  static String settings(FlywayScript script) {
    return (script.transactional() ? "" : NO_TRANSACTION)
        + (script.text().contains(PLACEHOLDER) ? NO_PLACEHOLDERS : "");
  }

  /**
   * Adds what a migration needs: its script, the one that undoes it, and the settings of each.
   *
   * @throws LedgerException if Flyway cannot run a text as it is; the message names script and line
   */
  static void add(SortedMap<String, String> files, Migration migration, SqlDialect dialect) {
    for (ScriptFile file : of(migration)) {
      FlywayScript script = file.script(dialect);
      files.put(file.path(), script.text());
      String settings = settings(script);
      if (!settings.isEmpty()) {
        files.put(settingsOf(file.path()), settings);
      }
    }
  }

  private static FlywayScript script(String name, SqlText text, SqlDialect dialect) {
    try {
      return FlywayScript.of(text.text(), dialect);
    } catch (LedgerException e) {
      throw new LedgerException(
          "Flyway cannot replay '%s' faithfully: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * The settings that these migrations need.
   *
   * @param order the ids in the order of application
   * @param allTransactional whether each may run in a transaction
   */
  static String configuration(
      List<MigrationId> order, boolean allTransactional, SqlDialect dialect) {
    StringBuilder lines =
        new StringBuilder("# Run it in this folder: flyway -configFiles=flyway.conf migrate\n");
    lines.append("# Paid editions undo as well with filesystem:undo beside it.\n");
    lines.append("flyway.locations=filesystem:sql\n");
    lines.append("# A dollar with braces in these texts is theirs, no placeholder of Flyway.\n");
    lines.append("flyway.").append(NO_PLACEHOLDERS);
    if (dialect == SqlDialect.POSTGRESQL && !allTransactional) {
      lines.append(
          "# CREATE INDEX CONCURRENTLY would wait for ever for Flyway's own lock transaction.\n");
      lines.append("flyway.postgresql.transactional.lock=false\n");
    }
    if (!isByRevision(order)) {
      lines.append("# Some later releases brought lower revisions than earlier ones.\n");
      lines.append("flyway.outOfOrder=true\n");
    }
    return lines.toString();
  }

  private static boolean isByRevision(List<MigrationId> order) {
    List<Revision> revisions =
        order.stream()
            .map(MigrationId::revision)
            .filter(Objects::nonNull)
            .map(Revision.class::cast)
            .toList();
    return revisions.equals(revisions.stream().sorted().toList());
  }
}
