package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
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

  private final SqlDialect dialect;

  ForbiddenSettings(SqlDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public Optional<Forbidden> at(Words words, int i, boolean sure) {
    if (dialect != SqlDialect.POSTGRESQL) {
      return Optional.empty();
    }
    int name = i + 1 + (words.any(i + 1, "LOCAL", "SESSION") ? 1 : 0);
    if (words.any(i, "SET", "RESET")) {
      String set = String.join(".", words.nameParts(name));
      return changesStrings(words, name, set)
          ? Optional.of(
              new Forbidden(
                  words.at(i).line(),
                  "SET " + set,
                  "makes the server read the strings behind it in another way than they are checked"))
          : found(words, i, set);
    }
    boolean call = words.at(i).name().equals("set_config") && words.at(i + 1).isMark('(');
    return call ? found(words, i, TextExpression.at(words, i + 2).value()) : Optional.empty();
  }

  private static Optional<Forbidden> found(Words words, int i, String setting) {
    String name = setting.toLowerCase(Locale.ROOT);
    return NAMES.contains(name) || name.equals(TextExpression.HOLE)
        ? Optional.of(
            Forbidden.reaching(
                words.at(i).line(),
                "Setting " + name.replace(TextExpression.HOLE, "what only the run tells"),
                "code and protections of the server"))
        : Optional.empty();
  }

  private static boolean changesStrings(Words words, int name, String set) {
    String value = words.at(name + 2).value();
    return set.equals("standard_conforming_strings")
        && !value.equalsIgnoreCase("on")
        && !value.equalsIgnoreCase("true")
        && words.any(name - 1, "SET", "LOCAL", "SESSION");
  }
}
