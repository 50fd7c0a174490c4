package dev.oneledger.ddl.internal.data;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.DataBudget;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.ddl.internal.probe.TouchedTable;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A migration that was tried on a database and can run there with its captures, and back. */
final class Rehearsal {

  private static final String TOUCHED =
      """
      SELECT 'pg_class:' || c.oid, format('%I.%I', n.nspname, c.relname), pg_relation_filenode(c.oid),
        pg_stat_get_xact_tuples_inserted(c.oid), pg_stat_get_xact_tuples_updated(c.oid), pg_stat_get_xact_tuples_deleted(c.oid)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'oneledger')""";

  private final TestDatabase database;
  private final ProbedMigration probed;
  private final CapturePlan plan;

  private Rehearsal(TestDatabase database, ProbedMigration probed, CapturePlan plan) {
    this.database = database;
    this.probed = probed;
    this.plan = plan;
  }

  static Rehearsal of(TestDatabase database, String sql) {
    return of(database, sql, DataBudget.DEFAULT);
  }

  static Rehearsal of(TestDatabase database, String sql, DataBudget budget) {
    Migration migration =
        new Migration(
            MigrationId.parse("7_change"), SqlText.of(sql), null, true, "V7__change.sql");
    SqlScript script = SqlSplitter.split(sql, SqlDialect.POSTGRESQL);
    OuterTransaction inner = OuterTransaction.strip(script);
    ProbedMigration probed = in(database, false, statement -> probe(statement, migration, script, inner));
    return new Rehearsal(database, probed, DataCapture.plan(probed, List.of(), budget));
  }

  CapturePlan plan() {
    return plan;
  }

  /** Runs it as its guard would: every statement between what belongs before and after it. */
  void apply() {
    in(
        database,
        true,
        statement -> {
          for (SqlStatement one : probed.inner().statements()) {
            run(statement, plan.before(one.number()));
            statement.execute(one.text());
            run(statement, plan.after(one.number()));
          }
          return null;
        });
  }

  /** Rolls it back, with this as the structure's part. */
  void rollBack(String... structure) {
    in(
        database,
        true,
        statement -> {
          run(statement, plan.restore().beforeStructure());
          run(statement, List.of(structure));
          run(statement, plan.restore().afterStructure());
          return null;
        });
  }

  private static void run(Statement statement, List<String> all) throws SQLException {
    for (String sql : all) {
      statement.execute(sql);
    }
  }

  private static ProbedMigration probe(
      Statement statement, Migration migration, SqlScript script, OuterTransaction inner)
      throws SQLException {
    Connection connection = statement.getConnection();
    Catalog first = PostgresCatalog.read(connection, SchemaName.DEFAULT);
    Catalog before = first;
    List<StatementEffect> effects = new ArrayList<>();
    for (SqlStatement one : inner.statements()) {
      Map<String, List<String>> counted = counted(statement);
      statement.execute(one.text());
      Catalog read = PostgresCatalog.read(connection, SchemaName.DEFAULT);
      Catalog after = read.lines().equals(before.lines()) ? before : read;
      effects.add(
          new StatementEffect(one, before, after, touched(counted, counted(statement)), Set.of()));
      before = after;
    }
    return new ProbedMigration(migration, script, inner, first, before, effects);
  }

  private static Map<String, List<String>> counted(Statement statement) throws SQLException {
    Map<String, List<String>> counted = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery(TOUCHED)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 2; i <= 6; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        counted.put(rows.getString(1), row);
      }
    }
    return counted;
  }

  private static List<TouchedTable> touched(
      Map<String, List<String>> before, Map<String, List<String>> after) {
    List<TouchedTable> touched = new ArrayList<>();
    before.forEach(
        (id, was) -> {
          List<String> is = after.getOrDefault(id, was);
          if (!is.subList(1, 5).equals(was.subList(1, 5))) {
            touched.add(
                new TouchedTable(
                    id,
                    was.get(0),
                    difference(was, is, 2),
                    difference(was, is, 3),
                    difference(was, is, 4),
                    !was.get(1).equals(is.get(1))));
          }
        });
    return touched;
  }

  private static long difference(List<String> was, List<String> is, int i) {
    return Math.max(0, Long.parseLong(is.get(i)) - Long.parseLong(was.get(i)));
  }

  private static <T> T in(TestDatabase database, boolean commit, Work<T> work) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      T result = work.on(statement);
      if (commit) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return result;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed.getMessage(), failed);
    }
  }

  private interface Work<T> {
    T on(Statement statement) throws SQLException;
  }
}
