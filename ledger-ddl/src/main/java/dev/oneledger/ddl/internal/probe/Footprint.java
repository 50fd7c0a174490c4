package dev.oneledger.ddl.internal.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a transaction has written up to one moment, to tell whether it has written anything since:
 * much cheaper than to read it all again. Internal: may change in any release.
 */
public final class Footprint {
  private final Activity activity;
  private final SequenceState sequences;

  private Footprint(Activity activity, SequenceState sequences) {
    this.activity = activity;
    this.sequences = sequences;
  }

  /** Of the open transaction. */
  public static Footprint of(Connection connection) throws SQLException {
    return new Footprint(ActivityReader.read(connection), SequenceState.of(connection));
  }

  /**
   * True only if no catalog, no row and no sequence was written between the two; temporary tables
   * do not count.
   */
  public boolean isSame(Footprint earlier) {
    return activity.catalogsSince(earlier.activity).isEmpty()
        && activity.touchedSince(earlier.activity).isEmpty()
        && sequences.equals(earlier.sequences);
  }

  /** Users' tables whose rows were written since an earlier moment. */
  public List<TouchedTable> rowsSince(Footprint earlier) {
    return activity.touchedSince(earlier.activity);
  }
}
