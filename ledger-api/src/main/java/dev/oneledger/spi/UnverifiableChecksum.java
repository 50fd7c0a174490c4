package dev.oneledger.spi;

import dev.oneledger.Migration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checksum that judges nothing. */
record UnverifiableChecksum(@Nullable String stored, String reason) implements HistoryChecksum {

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    return Verdict.notVerifiable(reason);
  }
}
