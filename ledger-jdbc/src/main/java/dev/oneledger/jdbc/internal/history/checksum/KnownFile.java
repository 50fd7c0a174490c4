package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checksum whose file is at hand: also a file of mixed line ends, which no spelling of our text
 * has, is known by its text. Internal: may change in any release.
 *
 * @param checksum the checksum, which is that of the file
 * @param text the file's text
 */
public record KnownFile(RawChecksum checksum, SqlText text) implements HistoryChecksum {

  @Override
  public @Nullable String stored() {
    return checksum.stored();
  }

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    Verdict verdict = checksum.judge(ours, ordered);
    return text.equals(ours.apply())
        ? new Verdict(
            Outcome.MATCH,
            verdict.algorithm(),
            verdict.theirs(),
            verdict.theirs(),
            verdict.limits())
        : verdict;
  }
}
