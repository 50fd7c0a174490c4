package dev.oneledger.samples.customhistory;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationId;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Release notes that say which migrations went with a release. Thread-safe: it keeps nothing.
 *
 * <pre>
 * ## 2.8.0, 2026-03-12T21:00:00Z
 * - 144_customer_health_score
 * - taken back: 143_rls_policies
 * </pre>
 *
 * <p>Other lines are prose. What a later release says of a migration replaces what an earlier one
 * said.
 */
record ReleaseNotes(Path file) implements History {
  private static final Pattern RELEASE = Pattern.compile("## (\\S+), (\\S+)");
  private static final Pattern MIGRATION = Pattern.compile("- (taken back: )?(\\d\\S*)");

  @Override
  public HistoryReading read() {
    Instant asOf = Instant.now();
    Map<String, HistoryRow> byName = new LinkedHashMap<>();
    for (Release release : releases()) {
      for (HistoryRow row : release.rows()) {
        byName.remove(row.key());
        byName.put(row.key(), row);
      }
    }
    return new HistoryReading("release notes " + file, asOf, List.copyOf(byName.values()));
  }

  private List<Release> releases() {
    List<Release> releases = new ArrayList<>();
    for (String line : lines()) {
      Matcher release = RELEASE.matcher(line);
      Matcher migration = MIGRATION.matcher(line);
      if (release.matches()) {
        releases.add(new Release(release.group(1), time(release), new ArrayList<>()));
      } else if (migration.matches() && !releases.isEmpty()) {
        releases.get(releases.size() - 1).add(migration.group(2), migration.group(1) != null);
      }
    }
    return releases;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new LedgerUnreachableException(
          "Release notes %s cannot be read. Check that the file is there and readable."
              .formatted(file),
          unreadable);
    }
  }

  private Instant time(Matcher release) {
    try {
      return Instant.parse(release.group(2));
    } catch (DateTimeParseException invalid) {
      throw new LedgerException(
          "Release %s in %s has the time '%s': expected one such as 2026-03-12T21:00:00Z."
              .formatted(release.group(1), file, release.group(2)),
          invalid);
    }
  }

  private record Release(String version, Instant time, List<HistoryRow> rows) {

    void add(String name, boolean takenBack) {
      SortedMap<String, String> details = new TreeMap<>(Map.of("release", version));
      rows.add(
          new HistoryRow(
              name,
              MigrationId.parse(name),
              takenBack ? HistoryState.UNDONE : HistoryState.APPLIED,
              time,
              HistoryChecksum.none("release notes have no checksum"),
              null,
              details));
    }
  }
}
