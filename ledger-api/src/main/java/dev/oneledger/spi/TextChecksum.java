package dev.oneledger.spi;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import java.util.List;
import java.util.function.Function;

/** A checksum that is computed from the text of one migration alone. */
record TextChecksum(String algorithm, String stored, Function<SqlText, String> ofText)
    implements HistoryChecksum {

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    return Verdict.compare(algorithm, stored, ofText.apply(ours.apply()));
  }
}
