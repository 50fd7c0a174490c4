package dev.oneledger.samples.customhistory;

import dev.oneledger.jdbc.ChecksumRule;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The table in which an operations team writes down what it ran by hand:
 *
 * <pre>
 * dba.change_log (line, change_no, title, outcome, done_at, sha256)
 * </pre>
 *
 * <p>It is a log: a change that is tried again gets a further line, and the last one counts.
 */
final class ChangeLogTable {
  private static final Map<String, HistoryState> OUTCOMES =
      Map.of(
          "done", HistoryState.APPLIED,
          "broken", HistoryState.FAILED,
          "backed out", HistoryState.UNDONE,
          "not needed", HistoryState.MARKED_RAN);

  private ChangeLogTable() {}

  /** The history of that team; {@code done_at} has no time zone and is on the clock of Vienna. */
  static History in(DataSource database) {
    return HistoryTable.on(database)
        .table("dba.change_log")
        .key("change_no")
        .revision("change_no")
        .slug("title")
        .state("outcome", OUTCOMES)
        .appliedAt("done_at", ZoneId.of("Europe/Vienna"))
        .checksum("sha256", ChecksumRule.sha256OfFile())
        .latestWinsBy("line");
  }
}
