package dev.oneledger.layout;

import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.spi.BundleContents;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lineage as files for a tool whose migrations have one number each: which of them it can have,
 * what stays beside it, and how refusals are worded.
 */
final class NumberedFiles {
  private static final String REPEATABLES = "repeatable/";

  private final String layout;
  private final int digits;
  private final BundleContents contents;
  private final SortedMap<String, Supplier<String>> files = new TreeMap<>();

  /**
   * Files for a tool.
   *
   * @param digits how many digits its numbers may have
   */
  NumberedFiles(String layout, int digits, BundleContents contents) {
    this.layout = layout;
    this.digits = digits;
    this.contents = contents;
  }

  /** The places of the versioned migrations in the lineage. */
  List<Integer> versioned() {
    List<Lineage.Pin> pins = contents.lineage().pins();
    return IntStream.range(0, pins.size())
        .filter(place -> !pins.get(place).id().isRepeatable())
        .boxed()
        .toList();
  }

  private List<MigrationId> repeatables() {
    return contents.lineage().pins().stream()
        .map(Lineage.Pin::id)
        .filter(MigrationId::isRepeatable)
        .toList();
  }

  Lineage.Pin pin(int place) {
    return contents.lineage().pins().get(place);
  }

  /**
   * The number of a versioned migration.
   *
   * @throws LedgerException if its revision has several parts, or too many digits for the tool's
   *     column
   */
  String number(int place) {
    MigrationId id = pin(place).id();
    String number = Objects.requireNonNull(id.revision()).canonical();
    if (number.indexOf('_') >= 0 || number.length() > digits) {
      throw new LedgerException(
          "The %s layout cannot hold migration %s: expected a revision of one part with at most %s digits, found %s. Leave this layout out, or number migrations so."
              .formatted(layout, id, digits, id.revision()));
    }
    return number;
  }

  /** Whether later releases never brought a lower number. */
  boolean isByNumber() {
    List<Revision> revisions =
        versioned().stream()
            .map(place -> Objects.requireNonNull(pin(place).id().revision()))
            .toList();
    return revisions.equals(revisions.stream().sorted().toList());
  }

  void put(String path, Supplier<String> text) {
    files.put(path, text);
  }

  /** What makes a file's text of a migration. */
  interface Writer {
    String write(Migration migration);
  }

  /** A file made of one migration, which is read when the file is. */
  void put(String path, int place, Writer writer) {
    files.put(
        path,
        () -> {
          Migration migration = contents.migrations().get(place);
          try {
            return writer.write(migration);
          } catch (LedgerException e) {
            throw new LedgerException(
                "The %s layout cannot replay migration %s faithfully: %s"
                    .formatted(layout, migration.id(), e.getMessage()),
                e);
          }
        });
  }

  /** Repeatable migrations as they are, in a folder that the tool does not look into. */
  void putRepeatablesAside() {
    List<Lineage.Pin> pins = contents.lineage().pins();
    for (int place = 0; place < pins.size(); place++) {
      if (pins.get(place).id().isRepeatable()) {
        put(
            REPEATABLES + pins.get(place).id() + ".sql",
            place,
            migration -> migration.apply().text());
      }
    }
  }

  /** The folder's readme: how to run it, and what the tool does not do. */
  void putReadme(String head) {
    StringBuilder text = new StringBuilder(head);
    List<MigrationId> aside = repeatables();
    if (!aside.isEmpty()) {
      text.append(
          """

          The tool has no migrations that run again when their text changes. These are in `repeatable/`, for you to run
          after it, in this order: %s.
          """
              .formatted(
                  aside.stream().map(id -> "`" + id + ".sql`").collect(Collectors.joining(", "))));
    }
    if (!isByNumber()) {
      text.append(
          """

          A later release brought a lower number than an earlier one. On an empty database the tool goes by number.
          """);
    }
    put("README.md", text::toString);
  }

  SortedMap<String, Supplier<String>> files() {
    return files;
  }
}
