package dev.oneledger.flyway;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.Revision;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A release as a folder that Flyway replays: {@code V}, {@code U} and {@code R} scripts, a {@code
 * flyway.conf}, and beside a script that needs it a {@code .conf} of its own.
 *
 * <p>Scripts have no outer BEGIN and COMMIT, since Flyway brings its own transaction. Placeholder
 * replacement is off, so that {@code ${...}} in a text is what it says. Where a migration cannot
 * run in a transaction, {@code flyway.conf} has Flyway lock by session on PostgreSQL: its default
 * lock is an open transaction, which CREATE INDEX CONCURRENTLY waits for without end. A lineage
 * that is not in the order of its revisions needs Flyway's {@code outOfOrder}, which {@code
 * flyway.conf} then turns on; on an empty database Flyway still goes by revision, and runs
 * repeatable migrations last. Undo scripts are run by Flyway's paid editions alone; others leave
 * them be.
 */
public final class FlywayLayout implements BundleLayout {
  private static final String NO_PLACEHOLDERS = "placeholderReplacement=false\n";
  private static final String NO_TRANSACTION = "executeInTransaction=false\n";

  @Override
  public String name() {
    return "flyway";
  }

  /**
   * {@inheritDoc}
   *
   * @throws LedgerException if a text has transaction control besides one outer BEGIN and COMMIT,
   *     or any at all in a file that says {@code -- ledger: no-transaction}
   */
  @Override
  public SortedMap<String, String> files(BundleContents contents) {
    SortedMap<String, String> files = new TreeMap<>();
    for (Migration migration : contents.migrations()) {
      addScripts(files, migration, contents.dialect());
    }
    files.put("flyway.conf", configuration(contents));
    return files;
  }

  private static void addScripts(
      SortedMap<String, String> files, Migration migration, SqlDialect dialect) {
    String slug = migration.id().slug();
    Revision revision = migration.id().revision();
    if (revision == null) {
      addScript(files, "R__%s.sql".formatted(slug), migration.apply(), dialect);
      return;
    }
    String name = "%s__%s.sql".formatted(version(revision), slug);
    addScript(files, "V" + name, migration.apply(), dialect);
    SqlText rollback = migration.rollback();
    if (rollback != null) {
      addScript(files, "U" + name, rollback, dialect);
    }
  }

  private static void addScript(
      SortedMap<String, String> files, String name, SqlText text, SqlDialect dialect) {
    FlywayScript script = script(name, text, dialect);
    files.put(name, script.text());
    String settings =
        (script.transactional() ? "" : NO_TRANSACTION)
            + (script.text().contains(FlywayChecksum.PLACEHOLDER) ? NO_PLACEHOLDERS : "");
    if (!settings.isEmpty()) {
      files.put(name + ".conf", settings);
    }
  }

  private static FlywayScript script(String name, SqlText text, SqlDialect dialect) {
    try {
      return FlywayScript.of(text.text(), dialect);
    } catch (LedgerException e) {
      throw new LedgerException(
          "The flyway layout cannot replay '%s' faithfully: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * As it is spelled, leading zeros too; a dashed timestamp, which Flyway does not know, as digits.
   */
  private static String version(Revision revision) {
    String spelling = revision.toString();
    return spelling.indexOf('-') < 0 ? spelling : revision.canonical();
  }

  private static String configuration(BundleContents contents) {
    List<Migration> migrations = contents.migrations();
    StringBuilder lines =
        new StringBuilder("# Run it in this folder: flyway -configFiles=flyway.conf migrate\n");
    lines.append("flyway.locations=filesystem:.\n");
    lines.append("# A dollar with braces in these texts is theirs, no placeholder of Flyway.\n");
    lines.append("flyway.").append(NO_PLACEHOLDERS);
    if (contents.dialect() == SqlDialect.POSTGRESQL && !allTransactional(migrations)) {
      lines.append(
          "# CREATE INDEX CONCURRENTLY would wait for ever for Flyway's own lock transaction.\n");
      lines.append("flyway.postgresql.transactional.lock=false\n");
    }
    if (!isByRevision(migrations)) {
      lines.append("# Some later releases brought lower revisions than earlier ones.\n");
      lines.append("flyway.outOfOrder=true\n");
    }
    return lines.toString();
  }

  private static boolean allTransactional(List<Migration> migrations) {
    return migrations.stream().allMatch(Migration::transactional);
  }

  private static boolean isByRevision(List<Migration> migrations) {
    List<Revision> revisions =
        migrations.stream()
            .map(migration -> migration.id().revision())
            .filter(Objects::nonNull)
            .map(Revision.class::cast)
            .toList();
    return revisions.equals(revisions.stream().sorted().toList());
  }
}
