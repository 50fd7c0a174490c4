package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.files.AlembicVersions;
import dev.oneledger.jdbc.internal.history.files.AlembicVersions.Version;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Alembic: a pointer, one row per head. With the {@code versions} folder every revision that a head
 * is made of is a row; without it only the heads are known. A revision is a name drawn by lot, so
 * it has an id only where a project numbers its revisions itself.
 */
public final class Alembic {
  private static final HistoryChecksum NONE = HistoryChecksum.none("Alembic keeps no checksum");

  /** Twelve hexadecimal digits, which Alembic draws; one in three hundred has no letter. */
  private static final Predicate<String> DRAWN =
      Pattern.compile("[0-9a-f]{11,12}").asMatchPredicate();

  private static final Predicate<String> NUMBER = Pattern.compile("[0-9]+").asMatchPredicate();

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("Alembic", Fingerprint.of("version_num"), "alembic_version"),
          Alembic::read,
          ToolOption.FILES);

  private Alembic() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    List<String> heads =
        lookup
            .session()
            .select(
                lookup.table(),
                List.of("version_num"),
                List.of("version_num"),
                fields -> fields.textOrEmpty("version_num"));
    if (lookup.folder().isEmpty()) {
      return lookup.reading(
          RowOrder.BY_ID.arrange(
              lookup.table(), heads.stream().map(head -> head(head, heads)).toList()),
          "heads alone, without the versions folder");
    }
    AlembicVersions files = AlembicVersions.in(lookup.folder().get());
    List<Version> versions = files.upTo(heads);
    List<Version> all = files.all();
    List<String> revisions = all.stream().map(Version::revision).toList();
    return lookup
        .reading(
            versions.stream().map(version -> listed(version, revisions)).toList(),
            heads.size() == 1 ? "head " + heads.get(0) : "heads " + String.join(", ", heads))
        .withPending(
            all.stream()
                .filter(version -> !versions.contains(version))
                .map(version -> pending(version, revisions))
                .toList());
  }

  private static HistoryRow head(String head, List<String> heads) {
    return row(head, id(head, "", heads), Collections.emptySortedMap());
  }

  private static HistoryRow listed(Version version, List<String> all) {
    SortedMap<String, String> details = new TreeMap<>();
    details.put("file", version.file());
    if (!version.needs().isEmpty()) {
      details.put("down_revision", String.join(", ", version.needs()));
    }
    return row(version.revision(), id(version.revision(), slug(version), all), details);
  }

  private static HistoryPending pending(Version version, List<String> all) {
    return new HistoryPending(
        version.revision(),
        id(version.revision(), slug(version), all),
        null,
        "it is written in Python");
  }

  private static String slug(Version version) {
    String name = version.file().substring(0, version.file().length() - ".py".length());
    String start = version.revision() + "_";
    return name.startsWith(start) ? name.substring(start.length()) : "";
  }

  /** An id if all revisions are numbers that somebody chose. */
  private static @Nullable MigrationId id(String revision, String slug, List<String> all) {
    boolean chosen = all.stream().allMatch(NUMBER) && all.stream().noneMatch(DRAWN);
    return chosen ? HistoryIds.versioned(revision, slug) : null;
  }

  private static HistoryRow row(
      String key, @Nullable MigrationId id, SortedMap<String, String> details) {
    return new HistoryRow(key, id, HistoryState.APPLIED, null, NONE, null, details);
  }
}
