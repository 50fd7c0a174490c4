package dev.oneledger.flyway;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.flyway.FlywayScripts.ScriptFile;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LayoutNotes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A release as a folder that Flyway replays: {@code V} and {@code R} scripts below {@code sql/},
 * {@code U} scripts below {@code undo/}, a {@code flyway.conf}, and beside a script that needs it a
 * {@code .conf} of its own.
 *
 * <p>Scripts have no outer BEGIN and COMMIT, since Flyway brings its own transaction. Placeholder
 * replacement is off, so that {@code ${...}} in a text is what it says. Where a migration cannot
 * run in a transaction, {@code flyway.conf} has Flyway lock by session on PostgreSQL: its default
 * lock is an open transaction, which CREATE INDEX CONCURRENTLY waits for without end. A lineage
 * that is not in the order of its revisions needs Flyway's {@code outOfOrder}, which {@code
 * flyway.conf} then turns on; on an empty database Flyway still goes by revision, and runs
 * repeatable migrations last. Undo scripts are run by Flyway's paid editions alone, which need that
 * location as well.
 */
public final class FlywayLayout implements BundleLayout, LayoutNotes {

  @Override
  public String name() {
    return "flyway";
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.oneledger.LedgerException if a text has transaction control besides one outer BEGIN
   *     and COMMIT, or any at all in a file that says {@code -- ledger: no-transaction}, or has
   *     commands to psql
   */
  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    SqlDialect dialect = contents.dialect();
    SortedMap<String, Supplier<String>> files = new TreeMap<>();
    boolean allTransactional = true;
    List<Lineage.Pin> pins = contents.lineage().pins();
    for (int place = 0; place < pins.size(); place++) {
      Migration migration = contents.migrations().get(place);
      addFiles(files, contents, place, FlywayScripts.of(migration));
      allTransactional &= migration.transactional();
    }
    String configuration =
        FlywayScripts.configuration(
            pins.stream().map(Lineage.Pin::id).toList(), allTransactional, dialect);
    files.put("flyway.conf", () -> configuration);
    return files;
  }

  /** A script is made again when it is written, so that no text is kept until then. */
  private static void addFiles(
      SortedMap<String, Supplier<String>> files,
      BundleContents contents,
      int place,
      List<ScriptFile> scripts) {
    for (int i = 0; i < scripts.size(); i++) {
      int number = i;
      String path = scripts.get(i).path();
      String settings = FlywayScripts.settings(scripts.get(i).script(contents.dialect()));
      files.put(
          path,
          () ->
              FlywayScripts.of(contents.migrations().get(place))
                  .get(number)
                  .script(contents.dialect())
                  .text());
      if (!settings.isEmpty()) {
        files.put(FlywayScripts.settingsOf(path), () -> settings);
      }
    }
  }

  @Override
  public String notes(BundleContents contents) {
    return "Flyway: `cd apply/flyway && flyway -configFiles=flyway.conf migrate`. A receipt is read from its table by `Receipt.read`.\n";
  }
}
