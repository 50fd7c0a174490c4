package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs statements in a transaction, and then the way back, the way back again, the way forth and
 * the way forth again, all but the first under an empty search path, with a look at the catalog
 * after each.
 *
 * @param result what came of it
 * @param text what was refused, or what went wrong and where; empty otherwise
 * @param back the way back
 */
record RoundTrip(Result result, String text, DdlScript back) {

  private static final DdlScript NOTHING = new DdlScript(List.of(), List.of(), List.of());

  enum Result {
    /** The statement leaves the catalog as it is. */
    UNCHANGED,
    /** Both ways lead exactly there, once and twice. */
    EXACT,
    /** A way is refused, by name; a way that is not refused is exact. */
    REFUSED,
    /** A way leads elsewhere, or fails. */
    WRONG
  }

  /** A way that does not lead there. */
  private static final class WrongWay extends Exception {
    private static final long serialVersionUID = 1L;

    WrongWay(String message) {
      super(message);
    }
  }

  /** The round trip in a transaction of its own, which is given up. */
  static RoundTrip of(Connection connection, String... statements) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return inside(connection, statements);
    } finally {
      connection.rollback();
    }
  }

  /** The round trip in the open transaction. */
  static RoundTrip inside(Connection connection, String... statements) throws SQLException {
    Catalog before = catalog(connection);
    Savepoint start = connection.setSavepoint();
    for (String statement : statements) {
      execute(connection, statement);
    }
    Catalog after = catalog(connection);
    if (lines(before).equals(lines(after))) {
      return new RoundTrip(Result.UNCHANGED, "", NOTHING);
    }
    execute(connection, "SET LOCAL search_path = ''");
    DdlScript back = Inversion.of(after, before, Matching.BY_IDENTITY);
    DdlScript forth = Inversion.of(before, after, Matching.BY_IDENTITY);
    try {
      if (back.refusals().isEmpty()) {
        walk(connection, "back", back, before);
      } else {
        connection.rollback(start);
        execute(connection, "SET LOCAL search_path = ''");
      }
      if (forth.refusals().isEmpty()) {
        walk(connection, "forth", forth, after);
      }
    } catch (WrongWay wrong) {
      return new RoundTrip(Result.WRONG, wrong.getMessage(), back);
    }
    String refusals =
        Stream.of(back, forth)
            .flatMap(
                way -> way.refusals().stream().map(no -> (way == back ? "back " : "forth ") + no))
            .collect(Collectors.joining("\n"));
    return new RoundTrip(refusals.isEmpty() ? Result.EXACT : Result.REFUSED, refusals, back);
  }

  private static void walk(Connection connection, String way, DdlScript script, Catalog goal)
      throws SQLException, WrongWay {
    for (String time : List.of(way, way + ", again")) {
      for (String statement : script.statements()) {
        try {
          execute(connection, statement);
        } catch (SQLException failed) {
          throw new WrongWay(time + ": " + failed.getMessage() + "\n  in " + statement);
        }
      }
      List<String> expected = lines(goal);
      List<String> found = lines(objects(connection));
      List<String> missing = new ArrayList<>(expected);
      List<String> surplus = new ArrayList<>(found);
      surplus.removeAll(expected);
      missing.removeAll(found);
      if (!missing.isEmpty() || !surplus.isEmpty()) {
        throw new WrongWay(
            time
                + missing.stream().map(line -> "\n  expected " + line).collect(Collectors.joining())
                + surplus.stream().map(line -> "\n  found    " + line).collect(Collectors.joining())
                + script.statements().stream()
                    .map(statement -> "\n  after    " + statement)
                    .collect(Collectors.joining()));
      }
    }
  }

  /**
   * The catalog's text but for the place of a column among the others: a column that comes back
   * comes back as the last.
   */
  static List<String> lines(Catalog catalog) {
    return catalog.lines().stream()
        .map(line -> line.startsWith("column ") ? line.replaceFirst("\"pos\": \\d+, ", "") : line)
        .sorted()
        .toList();
  }

  static Catalog catalog(Connection connection) throws SQLException {
    return PostgresCatalog.read(connection, new SchemaName("oneledger"));
  }

  private static Catalog objects(Connection connection) throws SQLException {
    return PostgresCatalog.readObjects(connection, new SchemaName("oneledger"));
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
