package dev.oneledger.spi;

import dev.oneledger.Migration;
import java.util.List;

/** A checksum in another tool's history that can judge a text of ours. Immutable. */
@FunctionalInterface
public interface HistoryChecksum {

  /**
   * Judges one of our migrations.
   *
   * @param ours the migration this history row was matched with
   * @param ordered all our migrations of that environment in order, for checksums that are
   *     cumulative
   */
  Verdict judge(Migration ours, List<Migration> ordered);

  /** A checksum that is not there, for the reason given. */
  static HistoryChecksum none(String reason) {
    return (ours, ordered) -> Verdict.notVerifiable(reason);
  }
}
