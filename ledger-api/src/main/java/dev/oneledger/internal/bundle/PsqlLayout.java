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
 * Replays and takes back a release with psql 11 or newer and nothing else. Internal: may change in
 * any release.
 *
 * <p>{@code apply.sql} keeps the table {@code oneledger_replay} in the current schema. It first
 * holds that table to the lineage, then runs what is missing: each migration's text is a file of
 * its own that is included only when due, since psql reads even what it skips, and data lines of a
 * COPY would derail it. The texts are the canonical ones, but for a file's own BEGIN and COMMIT, in
 * whose place the script puts a pair that encloses the row, and for a blank after a colon where
 * psql would put the value of a variable. {@code rollback.sql} takes back what this release
 * brought, latest first. Files in {@code checks/} are what both run around each text.
 */
public final class PsqlLayout implements BundleLayout, LayoutNotes {
  static final String NAME = "psql";

  /** Makes the layout. */
  public PsqlLayout() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    SortedMap<String, Supplier<String>> files = new TreeMap<>();
    if (contents.dialect() != SqlDialect.POSTGRESQL) {
      return Collections.unmodifiableSortedMap(files);
    }
    String apply = new PsqlApply(contents).text();
    String rollback = new PsqlRollback(contents).text();
    files.put("apply.sql", () -> apply);
    files.put("rollback.sql", () -> rollback);
    files.put(PsqlSession.BEFORE_FILE, PsqlSession::beforeFile);
    files.put(PsqlSession.AFTER_FILE, PsqlSession::afterFile);
    files.put(PsqlIndexes.FILE, PsqlIndexes::file);
    new ClientTexts(NAME, PsqlBody::of).addTo(files, contents);
    return Collections.unmodifiableSortedMap(files);
  }

  @Override
  public String notes(BundleContents contents) {
    return """
    psql 11 or newer. It keeps what was applied in the table `oneledger_replay`, prints
      a receipt at its end when it is told the environment, and `sed` cuts the receipt out:

          psql -X -v environment=staging -f apply/psql/apply.sql > replay.log &&
          sed -n '/^format: oneledger-receipt-1$/,$p' replay.log > receipt.yaml
    """;
  }
}
