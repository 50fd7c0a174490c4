package dev.oneledger.reliability.sets;

import dev.oneledger.Migration;
import dev.oneledger.reliability.sets.RawTrial.Again;
import dev.oneledger.reliability.sets.RawTrial.Applied;
import dev.oneledger.reliability.sets.RawTrial.Down;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of one file.
 *
 * @param changesSchema whether the file changes anything that pg_dump shows
 */
record FileTrial(
    SetFile file, RawTrial raw, GuardTrial guard, BackTrial back, boolean changesSchema) {
  private static final int LONGEST = 500;

  static FileTrial notApplied(SetFile file, RawTrial raw) {
    return new FileTrial(
        file,
        raw,
        new GuardTrial(GuardTrial.Result.NOT_JUDGED, ""),
        new BackTrial(BackTrial.Result.NOT_JUDGED, ""),
        false);
  }

  /** What is worth a line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (raw.applied() != Applied.YES) {
      lines.add("not applied, " + raw.why());
    }
    if (raw.again() == Again.CHANGES) {
      lines.add("the file changes something when run again");
    }
    if (raw.down() == Down.WRONG || raw.down() == Down.FAILS) {
      lines.add("its down script is wrong, " + raw.downWhy());
    }
    if (!guard.why().isEmpty()) {
      lines.add("guard %s: %s".formatted(guard.result(), guard.why()));
    }
    if (!back.why().isEmpty()) {
      lines.add("rollback %s: %s".formatted(back.result(), back.why()));
    }
    return lines.stream().map(line -> shortened(file.name() + ": " + line)).toList();
  }

  private static String shortened(String line) {
    String flat = line.replaceAll("\\s+", " ");
    return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST) + "...";
  }

  /** The way forth of a migration alone. */
  static Migration forth(Migration migration) {
    return new Migration(
        migration.id(), migration.apply(), null, migration.transactional(), migration.origin());
  }
}
