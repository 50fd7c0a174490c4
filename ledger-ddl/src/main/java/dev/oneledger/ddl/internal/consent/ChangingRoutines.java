package dev.oneledger.ddl.internal.consent;

import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which functions and procedures may change rows when they are called. */
final class ChangingRoutines {
  private static final String QUERY =
      """
      SELECT p.proname, l.lanname IN ('sql', 'plpgsql', 'c', 'internal'),
        pg_catalog.pg_get_functiondef(p.oid)
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE p.prokind <> 'a' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      UNION ALL
      SELECT p.proname, true, (
          SELECT pg_catalog.string_agg(pg_catalog.format('%I()', f.proname), ' ')
          FROM pg_catalog.pg_proc f
          WHERE f.oid IN (a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn,
            a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn))
      FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
      """;

  private ChangingRoutines() {}

  /** Those that are in a database, whatever schema they are in. */
  static List<RoutineBody> present(Connection connection) throws SQLException {
    List<RoutineBody> routines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        routines.add(new RoutineBody(rows.getString(1), rows.getBoolean(2), rows.getString(3)));
      }
    }
    return routines;
  }

  /** Those that these statements make, though they may be gone in the end. */
  static List<RoutineBody> madeBy(List<SqlStatement> statements) {
    List<RoutineBody> routines = new ArrayList<>();
    for (SqlStatement statement : statements) {
      Code.of(statement.text())
          .filter(code -> code.at(0).is("ALTER") && code.find("RENAME") > 0)
          .ifPresent(code -> routines.add(renamed(code)));
      Code.of(statement.text())
          .filter(code -> makes(code) >= 0)
          .ifPresent(code -> routines.add(routine(code, statement.text())));
    }
    return routines;
  }

  /** True if one may change rows when it is called. */
  static boolean changes(RoutineBody routine, ChangingWords words) {
    return !routine.readable()
        || Code.of(routine.definition())
            .map(
                code ->
                    !words.in(routine.definition()).isEmpty()
                        || code.words().stream()
                            .flatMap(word -> word.literal().stream())
                            .anyMatch(body -> !words.in(body).isEmpty()))
            .orElse(true);
  }

  /** The place of FUNCTION or PROCEDURE in a statement that makes one; -1 in any other. */
  static int makes(Code code) {
    int at = code.at(1).is("OR") ? 3 : 1;
    return code.at(0).is("CREATE") && code.at(at).is("FUNCTION", "PROCEDURE") ? at : -1;
  }

  private static RoutineBody routine(Code code, String text) {
    int name = makes(code) + 1;
    while (code.at(name + 1).isMark(".")) {
      name += 2;
    }
    return new RoutineBody(code.at(name).name(), isReadable(code), text);
  }

  /** By its new name, as one that calls whatever is named. */
  private static RoutineBody renamed(Code code) {
    String calls =
        code.words().stream()
            .map(CodeWord::name)
            .filter(name -> !name.isEmpty())
            .map(name -> "\"%s\"() ".formatted(name.replace("\"", "\"\"")))
            .collect(Collectors.joining());
    return new RoutineBody(code.at(code.size() - 1).name(), true, calls);
  }

  private static boolean isReadable(Code code) {
    for (int i = 0; i < code.size(); i++) {
      if (code.at(i).is("LANGUAGE")) {
        String language = code.at(i + 1).literal().orElse(code.at(i + 1).name());
        return Set.of("sql", "plpgsql", "c", "internal")
            .contains(language.toLowerCase(Locale.ROOT));
      }
    }
    return true;
  }
}
