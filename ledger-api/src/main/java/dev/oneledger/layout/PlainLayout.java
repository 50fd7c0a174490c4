package dev.oneledger.layout;

import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LayoutNotes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A release as plain files for a tool that runs a folder in the order of its names: {@code
 * 00002_144_slug.sql} is the second of the lineage, in its canonical text, and {@code files.txt}
 * lists them in order. What is there already is for the tool to know. Stateless, thread-safe.
 */
public final class PlainLayout implements BundleLayout, LayoutNotes {
  private static final int MOST = 99_999;

  /** Makes the layout. */
  public PlainLayout() {}

  @Override
  public String name() {
    return "plain";
  }

  /**
   * {@inheritDoc}
   *
   * @throws LedgerException if there are more than 99,999 migrations
   */
  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    List<Lineage.Pin> pins = contents.lineage().pins();
    if (pins.size() > MOST) {
      throw new LedgerException(
          "The plain layout has room for %s migrations, and release %s has %s."
              .formatted(
                  Integer.toString(MOST), contents.release(), Integer.toString(pins.size())));
    }
    SortedMap<String, Supplier<String>> files = new TreeMap<>();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < pins.size(); i++) {
      int place = i;
      String number = Integer.toString(i + 1);
      String name = "0".repeat(5 - number.length()) + number + "_" + pins.get(i).id() + ".sql";
      names.append(name).append('\n');
      files.put(name, () -> contents.migrations().get(place).apply().text());
    }
    files.put("files.txt", names::toString);
    return files;
  }

  @Override
  public String notes(BundleContents contents) {
    return "the texts as they are, to be run in the order of their names, which is that of `files.txt`. Nothing in it knows what is there already.\n";
  }
}
