package dev.oneledger.ddl.internal.contract;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Backslash lines: what psql does with them on the machine of whoever runs the migration. */
final class PsqlLines {

  private static final String PROGRAMS = "files or programs of whoever runs psql";
  private static final String ELSEWHERE = "another server or database";
  private static final String UNSEEN = "SQL that does not stand in the migration";

  /** psql obeys every backslash of a line, not the first alone. */
  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z_]+|[!?])");

  private static final Map<String, String> ALWAYS =
      Map.ofEntries(
          Map.entry("!", PROGRAMS),
          Map.entry("setenv", PROGRAMS),
          Map.entry("cd", PROGRAMS),
          Map.entry("lo_import", PROGRAMS),
          Map.entry("lo_export", PROGRAMS),
          Map.entry("w", PROGRAMS),
          Map.entry("write", PROGRAMS),
          Map.entry("s", PROGRAMS),
          Map.entry("e", PROGRAMS),
          Map.entry("edit", PROGRAMS),
          Map.entry("ef", PROGRAMS),
          Map.entry("ev", PROGRAMS),
          Map.entry("i", UNSEEN),
          Map.entry("ir", UNSEEN),
          Map.entry("include", UNSEEN),
          Map.entry("include_relative", UNSEEN),
          Map.entry("gexec", UNSEEN),
          Map.entry("c", ELSEWHERE),
          Map.entry("connect", ELSEWHERE),
          Map.entry("password", "powers over the whole cluster"));

  /** Those that hand what comes out to a file or a program that they name. */
  private static final Set<String> OUTPUT = Set.of("o", "out", "g", "gx");

  private static final Pattern STANDARD =
      Pattern.compile(
          "(?is).*\\b(?:from|to)\\s+(?:stdin|stdout|pstdin|pstdout)\\b(?:[^'`|]|'[^']*')*");

  private PsqlLines() {}

  /** Why a line is forbidden; empty if it is not. */
  static Optional<Forbidden> forbidden(String text, int line) {
    if (text.indexOf('`') >= 0) {
      return Optional.of(Forbidden.reaching(line, "A text in backticks", PROGRAMS));
    }
    Matcher command = COMMAND.matcher(text);
    while (command.find()) {
      String name = command.group(1);
      String rest = text.substring(command.end()).strip();
      String reach = reach(name, rest);
      if (!reach.isEmpty()) {
        return Optional.of(Forbidden.reaching(line, "\\" + name, reach));
      }
    }
    return Optional.empty();
  }

  private static String reach(String name, String rest) {
    if (name.equals("copy")) {
      return STANDARD.matcher(rest).matches() ? "" : PROGRAMS;
    }
    boolean output = OUTPUT.contains(name) && !rest.isEmpty() && !rest.startsWith("(");
    return output ? PROGRAMS : ALWAYS.getOrDefault(name, "");
  }
}
