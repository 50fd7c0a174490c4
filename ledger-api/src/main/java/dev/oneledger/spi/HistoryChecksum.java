package dev.oneledger.spi;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A checksum in another tool's history that can judge a text of ours. Immutable. */
public interface HistoryChecksum {

  /** The checksum as it stands over there; null if the tool recorded none for this migration. */
  @Nullable String stored();

  /**
   * Judges one of our migrations.
   *
   * @param ours the migration this history row was matched with
   * @param ordered all our migrations of that environment in order, for checksums that are
   *     cumulative
   */
  Verdict judge(Migration ours, List<Migration> ordered);

  /**
   * A checksum of one text by itself.
   *
   * @param algorithm its name, such as {@code MD5}
   * @param stored the checksum over there
   * @param ofText computes the same checksum, in the same notation, from a text of ours
   */
  static HistoryChecksum of(String algorithm, String stored, Function<SqlText, String> ofText) {
    return new TextChecksum(algorithm, stored, ofText);
  }

  /** A checksum that is not there, for the reason given. */
  static HistoryChecksum none(String reason) {
    return new UnverifiableChecksum(null, reason);
  }

  /** A checksum that is there and can judge no text, for the reason given. */
  static HistoryChecksum notVerifiable(String stored, String reason) {
    return new UnverifiableChecksum(stored, reason);
  }
}
