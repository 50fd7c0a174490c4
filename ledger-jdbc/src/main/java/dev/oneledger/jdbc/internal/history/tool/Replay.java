package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.checksum.CanonicalDigest;
import dev.oneledger.jdbc.internal.history.rows.ChecksumColumn;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.jdbc.internal.history.rows.TimeRule;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.List;

/**
 * The table that a bundle's scripts for psql and MariaDB's client keep: a set per application. A
 * migration that began and did not end, or whose rollback did not, is told by its state.
 */
public final class Replay {
  private static final String APP = "app";
  private static final String STATE = "state";
  private static final Scope APPS = new Scope(APP, "app");
  private static final HistoryShape SHAPE =
      HistoryShape.keyedBy(new KeyColumn("id"))
          .id(IdRule.named("id"))
          .checksum(new ChecksumColumn("text_hash", CanonicalDigest::sha256))
          .appliedAt(TimeRule.ifKnown("applied_at", null))
          .details("release");

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "OneLedger replay",
              Fingerprint.of(APP, "id", "text_hash", "release", "sequence", "revision", "attached"),
              "oneledger_replay"),
          Replay::read,
          ToolOption.ONLY);

  private Replay() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    String app = APPS.chosen(lookup);
    HistoryShape shape =
        lookup.table().has(STATE) ? SHAPE.state(Part.of(List.of(STATE), Replay::state)) : SHAPE;
    return lookup.reading(
        lookup.rows(
            TableRows.of(shape)
                .only(List.of(APP), fields -> app.equals(fields.text(APP)))
                .order(RowOrder.by("applied_at", "id"))),
        "app " + app);
  }

  private static HistoryState state(Fields fields) throws SQLException {
    return fields.textOrEmpty(STATE).strip().equals("applied")
        ? HistoryState.APPLIED
        : HistoryState.PARTIAL;
  }
}
