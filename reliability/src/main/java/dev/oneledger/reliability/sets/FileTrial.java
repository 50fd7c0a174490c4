package dev.oneledger.reliability.sets;

import dev.oneledger.ddl.Proof;
import dev.oneledger.ddl.ScratchDatabase;
import dev.oneledger.reliability.sets.RawTrial.Again;
import dev.oneledger.reliability.sets.RawTrial.Applied;
import dev.oneledger.reliability.sets.RawTrial.Down;
import java.util.ArrayList;
import java.util.List;

/** What came of one file. */
record FileTrial(SetFile file, RawTrial raw, BackTrial back) {
  private static final BackTrial NOT_TRIED =
      new BackTrial(BackTrial.Result.NOT_JUDGED, false, "");


  /** Tries the file; the base is in the state after it afterwards. */
  static FileTrial of(Databases databases, ScratchDatabase base, SetFile file) {
    RawTrial raw;
    try (ScratchDatabase copy = databases.copy(base)) {
      raw = RawTrial.of(file, copy);
    }
    BackTrial back = NOT_TRIED;
    if (raw.applied() == Applied.YES) {
      SetFile alone = new SetFile(file.number(), file.name(), file.up(), null);
      back = BackTrial.of(databases, base, alone);
      Proof.of(alone.migration()).onPrepared(base.dataSource());
    }
    return new FileTrial(file, raw, back);
  }

  /** What is worth a line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (raw.applied() != Applied.YES) {
      lines.add("%s: not applied, %s".formatted(file.name(), raw.why()));
    }
    if (raw.again() == Again.CHANGES) {
      lines.add("%s: the file changes something when run again".formatted(file.name()));
    }
    if (raw.down() == Down.WRONG || raw.down() == Down.FAILS) {
      lines.add("%s: its down script is wrong, %s".formatted(file.name(), raw.downWhy()));
    }
    if (back.result() != BackTrial.Result.EXACT && back.result() != BackTrial.Result.NOT_JUDGED) {
      lines.add("%s: its generated rollback: %s, %s".formatted(file.name(), back.result(), back.why()));
    }
    return lines;
  }
}
