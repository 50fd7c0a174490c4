package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.inverse.Corpus;
import dev.oneledger.ddl.internal.inverse.Corpus.Entry;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the text of a statement tells, against what the server does when it runs twice. */
class CorpusContractTest {

  private static final Set<FindingCode> FOUND =
      EnumSet.of(
          FindingCode.STRUCTURE_UNGUARDED, FindingCode.DATA_UNGUARDED, FindingCode.NOT_JUDGED);

  private enum Truth {
    SAME,
    CHANGES,
    FAILS
  }

  @Test
  void nothing_that_fails_or_changes_when_run_again_passes_unseen() throws SQLException {
    Map<Truth, List<String>> judged = new EnumMap<>(Truth.class);
    List<String> missed = new ArrayList<>();
    List<String> falsePositives = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> forbidden = new ArrayList<>();
    TestDatabase server = TestPostgres.freshDatabase();
    TestDatabase database = TestPostgres.freshDatabase();
    try (server) {
      try (database;
          Connection connection = database.dataSource().getConnection()) {
        Corpus.prepare(database);
        connection.setAutoCommit(false);
        for (Entry entry : Corpus.of(database).entries()) {
          if (!entry.runs()) {
            continue;
          }
          Truth truth = truth(connection, entry.sql());
          Set<FindingCode> codes = codes(entry.sql());
          judged.computeIfAbsent(truth, each -> new ArrayList<>()).add(entry.id());
          if (codes.contains(FindingCode.FORBIDDEN_STATEMENT)) {
            forbidden.add(entry.id());
          }
          boolean seen = codes.stream().anyMatch(FOUND::contains);
          if (truth != Truth.SAME && !seen) {
            missed.add(truth + " " + entry);
          }
          if (codes.contains(FindingCode.NOT_JUDGED)) {
            notes.add(entry.id());
          } else if (truth == Truth.SAME && seen) {
            falsePositives.add(entry.id());
          }
        }
      } finally {
        Corpus.forget(database, server);
      }
    }
    System.out.printf(
        "contract against two runs: %s, missed %d, false positives %d %s, not judged %d %s%n",
        judged.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue().size())
            .collect(Collectors.joining(", ")),
        missed.size(),
        falsePositives.size(),
        falsePositives,
        notes.size(),
        notes);
    assertThat(missed).isEmpty();
    assertThat(judged.get(Truth.SAME)).hasSize(69);
    assertThat(judged.get(Truth.CHANGES)).hasSize(5);
    assertThat(judged.get(Truth.FAILS)).hasSize(105);
    assertThat(falsePositives).as("ALTER SEQUENCE … RESTART").containsExactly("Y14");
    assertThat(notes).hasSizeLessThanOrEqualTo(10);
    assertThat(forbidden).as("of the corpus").isEmpty();
  }

  private static Set<FindingCode> codes(String sql) {
    Migration migration =
        new Migration(MigrationId.parse("1_x"), SqlText.of(sql), null, true, "1_x.sql");
    return MigrationCheck.of(migration, SqlDialect.POSTGRESQL, Set.of("oneledger"))
        .findings()
        .stream()
        .map(Finding::code)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
  }

  private static Truth truth(Connection connection, String sql) throws SQLException {
    String inTransaction = sql.replaceFirst("^((?:CREATE|DROP) INDEX) CONCURRENTLY", "$1");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL jit = off");
      statement.execute(inTransaction);
      Savepoint once = connection.setSavepoint();
      try {
        statement.execute(inTransaction);
      } catch (SQLException failed) {
        return Truth.FAILS;
      }
      State twice = State.read(connection);
      connection.rollback(once);
      return State.read(connection).equals(twice) ? Truth.SAME : Truth.CHANGES;
    } finally {
      connection.rollback();
    }
  }

  private record State(List<String> catalog, List<String> rows) {

    static State read(Connection connection) throws SQLException {
      Catalog catalog = PostgresCatalog.readObjects(connection, new SchemaName("oneledger"));
      List<String> lines = catalog.objects().stream().map(each -> each.line()).sorted().toList();
      List<String> rows = new ArrayList<>();
      try (Statement statement = connection.createStatement()) {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
            statement.executeQuery(
                "SELECT format('%I.%I', schemaname, tablename) FROM pg_catalog.pg_tables"
                    + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")) {
          while (found.next()) {
            tables.add(found.getString(1));
          }
        }
        for (String table : tables) {
          try (ResultSet found =
              statement.executeQuery(
                  "SELECT pg_catalog.md5(pg_catalog.string_agg(t::text, ',' ORDER BY t::text)) FROM "
                      + table
                      + " t")) {
            found.next();
            rows.add(table + " " + found.getString(1));
          }
        }
      }
      return new State(lines, rows);
    }
  }
}
