package dev.oneledger.liquibase;

import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A release as a folder that Liquibase replays: {@code changelog.xml}, which includes one formatted
 * SQL changelog per migration in the order of the lineage.
 *
 * <p>Changesets are those of {@link LiquibaseEject}, under the same names and paths: a later
 * release replays only what is new, wherever its folder lies.
 */
public final class LiquibaseLayout implements BundleLayout {

  @Override
  public String name() {
    return "liquibase";
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.oneledger.LedgerException if a text has transaction control besides one outer BEGIN
   *     and COMMIT, needs psql, or has lines in a string that Liquibase would take for its own
   */
  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    String folder = WrittenChangeset.folder(contents.release().app());
    SortedMap<String, Supplier<String>> files = new TreeMap<>();
    ChangelogFiles.of(
            contents.migrations().stream()
                .map(migration -> WrittenChangeset.of(migration, folder, contents.dialect()))
                .toList())
        .forEach((path, text) -> files.put(path, () -> text));
    return files;
  }
}
