package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Settings of PostgreSQL that load code, or lift what protects the server. */
final class ForbiddenSettings implements Detector {

  private static final Set<String> NAMES =
      Set.of(
          "session_preload_libraries",
          "local_preload_libraries",
          "shared_preload_libraries",
          "dynamic_library_path",
          "jit_provider",
          "allow_system_table_mods",
          "zero_damaged_pages",
          "ignore_checksum_failure",
          "ignore_invalid_pages",
          "lo_compat_privileges",
          "plperl.on_init",
          "plperl.on_plperl_init",
          "plperl.on_plperlu_init",
          "pltcl.start_proc",
          "pltclu.start_proc",
          "plv8.start_proc");

  private static final String STRINGS = "standard_conforming_strings";
  private static final Set<String> KEEPING = Set.of("on", "true", "yes", "1", "default");

  private final SqlDialect dialect;

  ForbiddenSettings(SqlDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public Optional<Forbidden> at(Words words, int i, Reading reading) {
    if (dialect != SqlDialect.POSTGRESQL) {
      return Optional.empty();
    }
    if (words.any(i, "SET", "RESET")) {
      int name = i + 1 + (words.any(i + 1, "LOCAL", "SESSION") ? 1 : 0);
      List<String> parts = words.nameParts(name);
      int value = name + 2 * parts.size();
      return found(words, i, String.join(".", parts), words.any(i, "SET") ? value : -1);
    }
    if (!words.at(i).name().equals("set_config") || !words.at(i + 1).isMark('(')) {
      return Optional.empty();
    }
    TextExpression.Text name = TextExpression.at(words, i + 2);
    return found(words, i, name.value(), name.next() + 1);
  }

  private static Optional<Forbidden> found(Words words, int i, String setting, int value) {
    String name = setting.toLowerCase(Locale.ROOT);
    int line = words.at(i).line();
    if (NAMES.stream().anyMatch(each -> mayBe(name, each))) {
      String shown = name.replace(TextExpression.HOLE, "what only the run tells");
      return Optional.of(
          Forbidden.reaching(line, "Setting " + shown, "code and protections of the server"));
    }
    return value >= 0 && mayBe(name, STRINGS) && !keepsStrings(words, value)
        ? Optional.of(
            new Forbidden(
                line,
                "SET " + STRINGS,
                "makes the server read the strings behind it in another way than they are checked"))
        : Optional.empty();
  }

  /** A part of a name that only the run tells may be anything. */
  private static boolean mayBe(String name, String forbidden) {
    String[] parts = name.split(TextExpression.HOLE, -1);
    int from = 0;
    for (String part : parts) {
      int at = forbidden.indexOf(part, from);
      if (at < 0) {
        return false;
      }
      from = at + part.length();
    }
    return forbidden.startsWith(parts[0])
        && forbidden.endsWith(parts[parts.length - 1])
        && (parts.length > 1 || name.equals(forbidden));
  }

  /** The same value for both ways to set it; what is not known to keep them is refused. */
  private static boolean keepsStrings(Words words, int value) {
    String text = TextExpression.at(words, value).value();
    String said = words.at(value).isLiteral() ? text : words.at(value).value();
    return KEEPING.contains(said.toLowerCase(Locale.ROOT));
  }
}
