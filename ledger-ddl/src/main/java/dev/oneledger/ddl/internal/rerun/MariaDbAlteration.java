package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.internal.sql.StatementCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges ALTER and RENAME as MariaDB runs them. */
final class MariaDbAlteration {

  private static final String[] CONSTRAINTS = {
    "CONSTRAINT", "PRIMARY", "FOREIGN", "CHECK", "UNIQUE", "INDEX", "KEY", "FULLTEXT", "SPATIAL"
  };

  /** First words of actions that state what shall be. */
  private static final String[] STATING = {
    "MODIFY",
    "ALTER",
    "ENGINE",
    "AUTO_INCREMENT",
    "DEFAULT",
    "CHARACTER",
    "CHARSET",
    "COLLATE",
    "COMMENT",
    "ROW_FORMAT",
    "KEY_BLOCK_SIZE",
    "STATS_PERSISTENT",
    "STATS_AUTO_RECALC",
    "STATS_SAMPLE_PAGES",
    "PAGE_COMPRESSED",
    "PAGE_CHECKSUM",
    "CHECKSUM",
    "MAX_ROWS",
    "MIN_ROWS",
    "AVG_ROW_LENGTH",
    "ENABLE",
    "DISABLE",
    "FORCE",
    "ORDER",
    "ALGORITHM",
    "LOCK",
    "WAIT",
    "NOWAIT"
  };

  private final StatementCursor cursor;

  MariaDbAlteration(StatementCursor cursor) {
    this.cursor = cursor;
  }

  Rerun rename() {
    cursor.skip();
    return cursor.take("TABLE", "IF", "EXISTS") || cursor.take("TABLES", "IF", "EXISTS")
        ? Rerun.harmless()
        : Rerun.harmful(
            "RENAME TABLE fails when run again: the old name is gone.",
            "Write RENAME TABLE IF EXISTS.");
  }

  Rerun judge(String type) {
    cursor.skip();
    while (!cursor.atEnd() && !cursor.take(type.toUpperCase(Locale.ROOT).split(" ", -1))) {
      cursor.skip();
    }
    boolean ifExists = cursor.take("IF", "EXISTS");
    cursor.takeName();
    if (!type.equals("table")) {
      return other(type);
    }
    List<Rerun> parts = new ArrayList<>();
    do {
      parts.add(action(ifExists));
    } while (cursor.skipToNextItem());
    return Rerun.worst(parts);
  }

  private Rerun other(String type) {
    if (type.equals("sequence")) {
      return cursor.hasAhead("RESTART") ? Counters.setBack() : Rerun.harmless();
    }
    if (type.equals("view")) {
      return Rerun.harmless();
    }
    return Rerun.unknown("ALTER %s is not known.".formatted(type.toUpperCase(Locale.ROOT)));
  }

  private Rerun action(boolean ifExists) {
    if (cursor.take("ADD")) {
      return add();
    }
    if (cursor.take("DROP")) {
      return drop();
    }
    if (cursor.take("RENAME")) {
      return rename(ifExists);
    }
    if (cursor.take("CHANGE")) {
      return change();
    }
    if (isRepartitioned()) {
      return Rerun.harmful(
          "This change of partitions fails or does something again when run again.",
          "Put it into a migration of its own, which the journal runs once.");
    }
    return cursor.takeAny(STATING) || cursor.take("CONVERT", "TO")
        ? Rerun.harmless()
        : Rerun.unknown("This form of ALTER TABLE is not known.");
  }

  private boolean isRepartitioned() {
    return cursor.takeAny("EXCHANGE", "COALESCE", "REORGANIZE")
        || cursor.take("REMOVE", "PARTITIONING")
        || cursor.take("CONVERT", "PARTITION")
        || cursor.take("CONVERT", "TABLE")
        || cursor.hasAhead("PARTITIONING");
  }

  private Rerun add() {
    int start = cursor.position();
    boolean constraint = cursor.takeAny(CONSTRAINTS);
    if (isAt(start, "CONSTRAINT") && !cursor.isNext("IF")) {
      takeNameBeforeForeignKey();
    }
    cursor.takeAny("KEY", "INDEX");
    boolean partition = !constraint && cursor.take("PARTITION");
    if (!constraint) {
      cursor.take("COLUMN");
    }
    if (cursor.take("IF", "NOT", "EXISTS")) {
      return isAt(start, "FOREIGN") && cursor.isNextMark('(') ? withoutName() : Rerun.harmless();
    }
    boolean primary = isAt(start, "PRIMARY");
    if (constraint && !primary && cursor.isNextMark('(')) {
      return withoutName();
    }
    String what = constraint ? "constraint or key" : partition ? "partition" : "column";
    return Rerun.harmful(
        "ADD fails when run again: the %s is there.".formatted(what), "Write ADD … IF NOT EXISTS.");
  }

  /** Of a foreign key IF NOT EXISTS stands behind these words, not behind CONSTRAINT. */
  private void takeNameBeforeForeignKey() {
    int start = cursor.position();
    @Nullable String name = cursor.takeName();
    boolean guarded = name != null && cursor.take("FOREIGN", "KEY") && cursor.isNext("IF");
    if (!guarded) {
      cursor.moveTo(start);
    }
  }

  private boolean isAt(int position, String word) {
    int here = cursor.position();
    cursor.moveTo(position);
    boolean is = cursor.isNext(word);
    cursor.moveTo(here);
    return is;
  }

  private static Rerun withoutName() {
    return Rerun.harmful(
        "ADD of a key or constraint without a name adds a second one when run again.",
        "Name it, and write ADD … IF NOT EXISTS name.");
  }

  private Rerun drop() {
    boolean any = cursor.takeAny("COLUMN", "CONSTRAINT", "INDEX", "KEY", "PARTITION", "CHECK");
    boolean primary = !any && cursor.take("PRIMARY", "KEY");
    boolean foreign = !any && cursor.take("FOREIGN", "KEY");
    if (cursor.take("IF", "EXISTS")) {
      return Rerun.harmless();
    }
    return Rerun.harmful(
        "DROP %sfails when run again: it is gone."
            .formatted(primary ? "PRIMARY KEY " : foreign ? "FOREIGN KEY " : ""),
        "Write DROP … IF EXISTS.");
  }

  private Rerun rename(boolean ifExists) {
    if (cursor.takeAny("COLUMN", "INDEX", "KEY")) {
      return cursor.take("IF", "EXISTS") ? Rerun.harmless() : oldNameGone("IF EXISTS behind it");
    }
    return ifExists ? Rerun.harmless() : oldNameGone("ALTER TABLE IF EXISTS");
  }

  private Rerun change() {
    cursor.take("COLUMN");
    if (cursor.take("IF", "EXISTS")) {
      return Rerun.harmless();
    }
    @Nullable String from = cursor.takeName();
    @Nullable String to = cursor.takeName();
    boolean same = from != null && to != null && plain(from).equals(plain(to));
    return same ? Rerun.harmless() : oldNameGone("CHANGE COLUMN IF EXISTS");
  }

  private static String plain(String name) {
    return name.replace("`", "").toUpperCase(Locale.ROOT);
  }

  private static Rerun oldNameGone(String remedy) {
    return Rerun.harmful(
        "The renaming fails when run again: the old name is gone.", "Write " + remedy + ".");
  }
}
