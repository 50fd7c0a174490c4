package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replays and takes back a release with psql 11 or newer and nothing else. Internal: may change in
 * any release.
 *
 * <p>{@code apply.sql} keeps the table {@code oneledger_replay} in the current schema. It first
 * holds that table to the lineage, then runs what is missing: each migration's text is a file of
 * its own that is included only when due, since psql reads even what it skips, and data lines of a
 * COPY would derail it. The texts are the canonical ones, but for a file's own BEGIN and COMMIT, in
 * whose place the script puts a pair that encloses the row, and for a blank after a colon where
 * psql would put the value of a variable. {@code rollback.sql} takes the attached migrations back,
 * latest first.
 */
public final class PsqlLayout implements BundleLayout {
  static final String NAME = "psql";

  /** Makes the layout. */
  public PsqlLayout() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SortedMap<String, String> files(BundleContents contents) {
    SortedMap<String, String> files = new TreeMap<>();
    if (contents.dialect() != SqlDialect.POSTGRESQL) {
      return Collections.unmodifiableSortedMap(files);
    }
    files.put("apply.sql", new PsqlApply(contents).text());
    files.put("rollback.sql", new PsqlRollback(contents).text());
    for (Migration migration : contents.migrations()) {
      files.put(applyFile(migration), body(migration.apply(), BundleFile.sql(migration.id())));
      if (contents.attached().contains(migration.id()) && migration.rollback() != null) {
        files.put(
            rollbackFile(migration),
            body(migration.rollback(), BundleFile.rollback(migration.id())));
      }
    }
    return Collections.unmodifiableSortedMap(files);
  }

  static String applyFile(Migration migration) {
    return "migrations/" + BundleFile.sqlName(migration.id());
  }

  static String rollbackFile(Migration migration) {
    return "rollbacks/" + BundleFile.rollbackName(migration.id());
  }

  private static String body(SqlText text, String file) {
    try {
      return PsqlBody.of(text);
    } catch (LedgerException e) {
      throw new LedgerException(
          "The psql layout cannot replay '%s' faithfully: %s".formatted(file, e.getMessage()), e);
    }
  }
}
