package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs a statement twice on a server, and says what the second run did; the first must succeed. */
final class TwoRuns {

  enum Second {
    CHANGES_NOTHING,
    CHANGES_SOMETHING,
    FAILS
  }

  private TwoRuns() {}

  static Rerun judged(String sql, SqlDialect dialect) {
    return StructureRerun.judge(SqlSplitter.split(sql, dialect).statements().get(0), dialect);
  }

  static Second of(ScratchDatabase database, List<String> preparation, String sql)
      throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String before : preparation) {
        statement.execute(before);
      }
      statement.execute(sql);
      List<String> once = state(database);
      try {
        statement.execute(sql);
      } catch (SQLException refused) {
        return Second.FAILS;
      }
      List<String> twice = state(database);
      if (twice.equals(once)) {
        return Second.CHANGES_NOTHING;
      }
      twice.removeAll(once);
      System.out.println("changed by a second " + sql + ": " + twice);
      return Second.CHANGES_SOMETHING;
    }
  }

  /** Where H2 copies a table, names of keys' indexes and the order of things are others after. */
  private static List<String> state(ScratchDatabase database) {
    List<String> state = new ArrayList<>();
    for (String line : CatalogSnapshot.of(database.dataSource()).lines()) {
      state.add(line.replaceAll("(PRIMARY_KEY|CONSTRAINT_INDEX)_\\w+", "$1"));
    }
    state.addAll(database.contents());
    if (database instanceof H2Database) {
      Collections.sort(state);
    }
    return state;
  }
}
