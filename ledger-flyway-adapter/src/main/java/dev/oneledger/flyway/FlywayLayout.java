package dev.oneledger.flyway;

import dev.oneledger.Migration;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

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

  @Override
  public String name() {
    return "flyway";
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.oneledger.LedgerException if a text has transaction control besides one outer BEGIN
   *     and COMMIT, or any at all in a file that says {@code -- ledger: no-transaction}
   */
  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    SortedMap<String, String> files = new TreeMap<>();
    List<Migration> migrations = contents.migrations();
    migrations.forEach(
        migration -> FlywayScripts.add(files, "", "", migration, contents.dialect()));
    files.put(
        "flyway.conf",
        FlywayScripts.configuration(
            ".",
            migrations.stream().map(Migration::id).toList(),
            migrations.stream().allMatch(Migration::transactional),
            contents.dialect()));
    SortedMap<String, Supplier<String>> texts = new TreeMap<>();
    files.forEach((path, text) -> texts.put(path, () -> text));
    return texts;
  }
}
