package dev.oneledger.memory;

import dev.oneledger.Hash;
import dev.oneledger.Migration;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import java.util.List;

/** The SHA-256 of the text that ran there. */
record Sha256Checksum(Hash theirs) implements HistoryChecksum {
  private static final String ALGORITHM = "SHA-256";

  @Override
  public String stored() {
    return theirs.toString();
  }

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    return Verdict.compare(ALGORITHM, theirs.toString(), ours.textHash().toString());
  }
}
