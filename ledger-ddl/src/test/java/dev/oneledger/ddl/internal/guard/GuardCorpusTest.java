package dev.oneledger.ddl.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.Guard;
import dev.oneledger.ddl.GuardedMigration;
import dev.oneledger.ddl.internal.inverse.Corpus;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every statement of the corpus, as a migration of its own. */
class GuardCorpusTest {
  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestPostgres.freshDatabase();
    Corpus.prepare(database);
  }

  @AfterAll
  static void drop() {
    TestDatabase server = TestPostgres.freshDatabase();
    database.close();
    Corpus.forget(database, server);
    server.close();
  }

  private static Migration migration(Corpus.Entry entry) {
    String text = entry.sql() + ";\n" + (entry.sql().startsWith("COPY") ? "new\t5\n\\.\n" : "");
    return new Migration(
        MigrationId.parse("1_" + entry.id()), SqlText.of(text), null, true, entry.id() + ".sql");
  }

  @Test
  void every_statement_is_guarded_or_refused_by_name() throws SQLException {
    List<String> before = database.contents();
    Map<String, String> refused = new TreeMap<>();
    Map<String, String> wrong = new TreeMap<>();
    Corpus corpus = Corpus.of(database);
    for (Corpus.Entry entry : corpus.entries()) {
      long t = System.currentTimeMillis();
      try {
        GuardedMigration guarded = Guard.of(migration(entry)).on(database.dataSource());
        if (guarded.isRefused()) {
          refused.put(entry.toString(), guarded.refusals().get(0).toString());
        } else {
          judge(guarded).ifPresent(what -> wrong.put(entry.toString(), what));
        }
        System.out.println(entry.id() + " " + (System.currentTimeMillis() - t));
      } catch (dev.oneledger.LedgerException failed) {
        refused.put(entry.toString(), failed.getMessage());
      }
    }
    System.out.println("REFUSED " + refused.size());
    refused.forEach((k, v) -> System.out.println(k + " => " + v));
    System.out.println("WRONG " + wrong.size());
    wrong.forEach((k, v) -> System.out.println(k + " => " + v));
    assertThat(wrong).isEmpty();
    assertThat(database.contents()).isEqualTo(before);
  }

  private static java.util.Optional<String> judge(GuardedMigration guarded) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      Replay replay = Replay.on(connection);
      try {
        Replay.State original = replay.run(guarded.original());
        replay.rewind();
        Replay.State once = replay.run(guarded.migration());
        if (!once.equals(original)) {
          return java.util.Optional.of("other than the original");
        }
        if (!replay.run(guarded.migration()).equals(once)) {
          return java.util.Optional.of("second run changes");
        }
        return java.util.Optional.empty();
      } catch (SQLException failed) {
        return java.util.Optional.of(failed.getMessage());
      } finally {
        connection.rollback();
        replay.sequences().restore(connection);
        connection.commit();
      }
    }
  }
}
