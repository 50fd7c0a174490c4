package dev.oneledger.flyway;

import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one row per migration of Flyway's log, fed in the order of {@code installed_rank}. */
final class FlywayFold {
  private final Map<String, Folded> byIdentity = new LinkedHashMap<>();
  private final ScriptFolder scripts;
  private final boolean rawByteChecksums;

  /**
   * @param rawByteChecksums whether the table is that of Flyway 3, which summed the bytes of a file
   */
  FlywayFold(ScriptFolder scripts, boolean rawByteChecksums) {
    this.scripts = scripts;
    this.rawByteChecksums = rawByteChecksums;
  }

  private record Folded(FlywayRow row, HistoryState state) {}

  void add(FlywayRow row) {
    switch (row.kind()) {
      case MARKER -> {}
      case DELETE -> byIdentity.remove(row.identity());
      case UNDO -> undo(row);
      case BASELINE -> put(row, HistoryState.BASELINED);
      case SQL, OTHER -> put(row, HistoryState.APPLIED);
    }
  }

  private void put(FlywayRow row, HistoryState whenSuccessful) {
    byIdentity.remove(row.identity());
    HistoryState state = row.success() ? whenSuccessful : HistoryState.FAILED;
    byIdentity.put(row.identity(), new Folded(row, state));
  }

  private void undo(FlywayRow row) {
    HistoryState state = row.success() ? HistoryState.UNDONE : HistoryState.PARTIAL;
    byIdentity.merge(
        row.identity(),
        new Folded(row, state),
        (applied, undo) -> new Folded(applied.row(), undo.state()));
  }

  List<HistoryRow> rows() {
    Set<String> keys = new HashSet<>();
    List<HistoryRow> rows = new ArrayList<>();
    byIdentity.forEach((identity, folded) -> rows.add(row(folded, identity, keys)));
    return rows;
  }

  private HistoryRow row(Folded folded, String identity, Set<String> keys) {
    FlywayRow row = folded.row();
    String key = row.script().isBlank() ? identity : row.script();
    if (!keys.add(key)) {
      key = "%s (%s)".formatted(key, identity);
      keys.add(key);
    }
    return new HistoryRow(
        key, row.id(), folded.state(), null, checksum(row), scripts.text(row.script()));
  }

  private HistoryChecksum checksum(FlywayRow row) {
    Integer stored = row.checksum();
    return switch (row.kind()) {
      case SQL -> {
        if (stored == null) {
          yield HistoryChecksum.none("Flyway recorded no checksum for this migration");
        }
        yield rawByteChecksums
            ? HistoryChecksum.none("Flyway 3 and older summed a file's bytes, which are not known")
            : new FlywayChecksum(stored, row.isRepeatable());
      }
      case BASELINE ->
          HistoryChecksum.none("a baseline stands for the migrations up to it, not for one text");
      default ->
          HistoryChecksum.none(
              "a checksum of Flyway's type %s is not one of an SQL text".formatted(row.type()));
    };
  }
}
