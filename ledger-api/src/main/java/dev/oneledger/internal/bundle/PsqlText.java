package dev.oneledger.internal.bundle;

import dev.oneledger.ReleaseName;
import dev.oneledger.internal.file.OneLine;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values of others in a psql script, and what its scripts share. */
final class PsqlText {
  static final String TABLE = "oneledger_replay";
  static final String QUALIFIED_TABLE = ":\"oneledger_schema\"." + TABLE;

  private PsqlText() {}

  /** A string literal, for standard_conforming_strings on. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A quoted argument of a psql command. */
  static String argument(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** A text array of literals. */
  static String array(Collection<String> values) {
    return values.stream()
        .map(PsqlText::literal)
        .collect(Collectors.joining(",\n    ", "ARRAY[", "]::text[]"));
  }

  /** A DO statement; what is in the block psql leaves alone. */
  static String block(String plpgsql) {
    String tag = "$oneledger$";
    for (int i = 1; plpgsql.contains(tag); i++) {
      tag = "$oneledger" + i + "$";
    }
    return "DO " + tag + "\n" + plpgsql + tag + ";\n";
  }

  /** The release as the replay table names it. */
  static String release(ReleaseName release) {
    return release.id() + " r" + release.revision();
  }

  /** Undoes what a user's start-up file may have set and this script relies on. */
  static String preamble(String title, String usage) {
    return """
    -- %s
    --   %s
    \\set ON_ERROR_STOP on
    \\set ON_ERROR_ROLLBACK off
    \\set AUTOCOMMIT on
    \\set SINGLELINE off
    \\set SINGLESTEP off
    \\set FETCH_COUNT 0
    \\set QUIET on
    \\encoding UTF8
    SET standard_conforming_strings = on;
    """
        .formatted(OneLine.of(title), usage);
  }
}
