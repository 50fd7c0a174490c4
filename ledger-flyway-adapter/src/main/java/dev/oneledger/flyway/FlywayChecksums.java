package dev.oneledger.flyway;

import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryChecksum;

/**
 * What the checksum of a row can judge.
 *
 * @param ofFiles whether the table is that of Flyway 3, which summed the bytes of a file
 * @param placeholders what Flyway replaces in repeatable migrations
 * @param scripts their files
 */
record FlywayChecksums(boolean ofFiles, Placeholders placeholders, ScriptFolder scripts) {

  HistoryChecksum of(FlywayRow row) {
    Integer stored = row.checksum();
    return switch (row.kind()) {
      case SQL -> {
        if (stored == null) {
          yield HistoryChecksum.none("Flyway recorded no checksum for this migration");
        }
        yield ofFiles ? ofFile(stored, row.script()) : ofLines(stored, row);
      }
      case BASELINE ->
          unusable(row, "a baseline stands for the migrations up to it, not for one text");
      default ->
          unusable(
              row,
              "a checksum of Flyway's type %s is not one of an SQL text".formatted(row.type()));
    };
  }

  private static HistoryChecksum unusable(FlywayRow row, String reason) {
    Integer stored = row.checksum();
    return stored == null
        ? HistoryChecksum.none(reason)
        : HistoryChecksum.notVerifiable(stored.toString(), reason);
  }

  private HistoryChecksum ofFile(int stored, String script) {
    byte[] file = scripts.bytes(script);
    boolean ran = file != null && FileChecksum.of(file) == stored;
    SqlText text = ran ? scripts.text(script) : null;
    return new FileChecksum(stored, text);
  }

  private HistoryChecksum ofLines(int stored, FlywayRow row) {
    return new FlywayChecksum(
        stored, row.isRepeatable() ? placeholders(row.script()) : Placeholders.OFF);
  }

  /** What Flyway replaces in this script. */
  Placeholders placeholders(String script) {
    return scripts.leavesPlaceholders(script) ? Placeholders.OFF : placeholders;
  }
}
