package dev.oneledger.flyway;

import dev.oneledger.Migration;
import dev.oneledger.Revision;
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
 * replacement is off, so that {@code ${...}} in a text is what it says. A lineage that is not in
 * the order of its revisions needs Flyway's {@code outOfOrder}, which {@code flyway.conf} then
 * turns on; on an empty database Flyway still goes by revision, and runs repeatable migrations
 * last. Undo scripts are run by Flyway's paid editions alone; others leave them be.
 */
public final class FlywayLayout implements BundleLayout {
  private static final String NO_PLACEHOLDERS = "placeholderReplacement=false\n";
  private static final String NO_TRANSACTION = "executeInTransaction=false\n";

  @Override
  public String name() {
    return "flyway";
  }

  @Override
  public SortedMap<String, String> files(BundleContents contents) {
    SortedMap<String, String> files = new TreeMap<>();
    for (Migration migration : contents.migrations()) {
      addScripts(files, migration);
    }
    files.put("flyway.conf", configuration(contents.migrations()));
    return files;
  }

  private static void addScripts(SortedMap<String, String> files, Migration migration) {
    String slug = migration.id().slug();
    Revision revision = migration.id().revision();
    if (revision == null) {
      addScript(files, "R__%s.sql".formatted(slug), migration.apply(), migration.transactional());
      return;
    }
    String name = "%s__%s.sql".formatted(version(revision), slug);
    addScript(files, "V" + name, migration.apply(), migration.transactional());
    SqlText rollback = migration.rollback();
    if (rollback != null) {
      addScript(files, "U" + name, rollback, migration.transactional());
    }
  }

  private static void addScript(
      SortedMap<String, String> files, String name, SqlText text, boolean transactional) {
    files.put(name, FlywayScript.text(text.text()));
    String settings =
        (transactional ? "" : NO_TRANSACTION)
            + (text.text().contains(FlywayChecksum.PLACEHOLDER) ? NO_PLACEHOLDERS : "");
    if (!settings.isEmpty()) {
      files.put(name + ".conf", settings);
    }
  }

  /**
   * As it is spelled, leading zeros too; a dashed timestamp, which Flyway does not know, as digits.
   */
  private static String version(Revision revision) {
    String spelling = revision.toString();
    return spelling.indexOf('-') < 0 ? spelling : revision.canonical();
  }

  private static String configuration(List<Migration> migrations) {
    StringBuilder lines = new StringBuilder("# Run Flyway in this folder; it reads this file.\n");
    lines.append("flyway.locations=filesystem:.\n");
    lines.append("# These texts have no placeholders: ${...} is theirs.\n");
    lines.append("flyway.").append(NO_PLACEHOLDERS);
    if (!isByRevision(migrations)) {
      lines.append("# Some later releases brought lower revisions than earlier ones.\n");
      lines.append("flyway.outOfOrder=true\n");
    }
    return lines.toString();
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
