package dev.oneledger.liquibase;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LayoutNotes;
import java.util.List;
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
public final class LiquibaseLayout implements BundleLayout, LayoutNotes {

  @Override
  public String name() {
    return "liquibase";
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.oneledger.LedgerException if a text has transaction control besides one outer BEGIN
   *     and COMMIT, needs psql, has {@code ${name}}, which Liquibase would replace, or lines in a
   *     string that Liquibase would take for its own
   */
  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    String folder = WrittenChangeset.folder(contents.release().app());
    SortedMap<String, Supplier<String>> files = new TreeMap<>();
    List<Lineage.Pin> pins = contents.lineage().pins();
    for (int i = 0; i < pins.size(); i++) {
      int place = i;
      files.put(
          ChangelogFiles.file(pins.get(i).id().toString()),
          () -> text(contents.migrations().get(place), folder, contents));
    }
    String changelog = ChangelogFiles.main(pins.stream().map(pin -> pin.id().toString()).toList());
    files.put(ChangelogFiles.MAIN, () -> changelog);
    return files;
  }

  private static String text(Migration migration, String folder, BundleContents contents) {
    PropertyUse.refuse(migration);
    return WrittenChangeset.of(migration, folder, contents.dialect()).text();
  }

  @Override
  public String notes(BundleContents contents) {
    return "Liquibase: `cd apply/liquibase && liquibase --changelog-file=changelog.xml update`. A receipt is read from its table by `Receipt.read`.\n";
  }
}
