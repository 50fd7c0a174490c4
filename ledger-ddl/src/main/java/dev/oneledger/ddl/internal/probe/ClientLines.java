package dev.oneledger.ddl.internal.probe;

import dev.oneledger.LedgerException;
import dev.oneledger.internal.sql.Segment;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.spi.SqlStatement;
import java.util.Set;

/**
 * A script's backslash lines. The server never sees them, so only those that change nothing there
 * can stand in a migration that is probed. Internal: may change in any release.
 */
public final class ClientLines {
  private static final Set<String> HARMLESS =
      Set.of(
          "a",
          "echo",
          "encoding",
          "pset",
          "qecho",
          "restrict",
          "t",
          "timing",
          "unrestrict",
          "warn",
          "x");
  private static final Set<String> HARMLESS_VARIABLES =
      Set.of("ON_ERROR_STOP", "QUIET", "VERBOSITY", "ECHO", "SHOW_CONTEXT");

  private ClientLines() {}

  /**
   * Looks at all of them.
   *
   * @throws LedgerException if one does more than speak to psql itself, naming its line
   */
  public static void requireHarmless(SqlScript script) {
    for (SqlStatement line : script.psqlCommands()) {
      if (!isHarmless(line.text())) {
        throw refusal(line);
      }
    }
    long between =
        script.segments().stream().filter(s -> s.kind() == Segment.Kind.PSQL_COMMAND).count();
    if (between < script.psqlCommands().size()) {
      throw refusal(script.psqlCommands().get(0));
    }
  }

  private static boolean isHarmless(String line) {
    String[] words = line.substring(1).strip().split("\\s+", -1);
    return HARMLESS.contains(words[0])
        || (words[0].equals("set") && words.length > 1 && HARMLESS_VARIABLES.contains(words[1]));
  }

  private static LedgerException refusal(SqlStatement line) {
    String command = line.text().strip().split("\\s+", -1)[0];
    return new LedgerException(
        "Line %s is a command for psql: %s%nOnly psql can carry it out, so nobody else can run or judge this migration. Write what it does as SQL."
            .formatted(line.line(), command));
  }
}
