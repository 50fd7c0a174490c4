package dev.oneledger.ddl.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.inverse.Corpus;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Statements of the corpus, each as a migration of its own, on one connection: some of every
 * category and all that are refused; the whole corpus where {@code oneledger.wholeCorpus} is set.
 */
class GuardCorpusTest {
  /** All that is refused: none of them runs in a transaction, and no probe can see VACUUM. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "I07",
          "C009 CREATE INDEX idx_conc cannot run inside the transaction of a migration.",
          "I13",
          "C009 DROP INDEX idx_orders_customer cannot run inside the transaction of a migration.",
          "X04",
          "The statement on line 1 cannot run inside a transaction, so no probe can show what it does: VACUUM customers");

  private static final boolean IS_WHOLE = Boolean.getBoolean("oneledger.wholeCorpus");

  /** In a normal build every fifth statement runs, besides the first of each category. */
  private static final int STEP = 5;

  private static final int SAMPLE = 50;

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

  private static List<Corpus.Entry> chosen(List<Corpus.Entry> all) {
    Set<String> categories = new HashSet<>();
    List<Corpus.Entry> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Corpus.Entry entry = all.get(i);
      boolean isFirst = categories.add(entry.category());
      if (IS_WHOLE || isFirst || i % STEP == 0 || REFUSED.containsKey(entry.id())) {
        chosen.add(entry);
      }
    }
    return chosen;
  }

  private static Migration migration(Corpus.Entry entry) {
    String text = entry.sql() + ";\n" + (entry.sql().startsWith("COPY") ? "new\t5\n\\.\n" : "");
    return new Migration(
        MigrationId.parse("1_" + entry.id()), SqlText.of(text), null, true, entry.id() + ".sql");
  }

  @Test
  void statements_of_every_category_are_guarded_or_refused_by_name() throws SQLException {
    List<String> before = database.contents();
    List<Corpus.Entry> entries = chosen(Corpus.of(database).entries());
    assertThat(entries).hasSize(IS_WHOLE ? 181 : SAMPLE);
    Map<String, String> refused = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      for (Corpus.Entry entry : entries) {
        try {
          GuardingResult result = new Guarding(connection, migration(entry)).guard();
          if (result.refusals().isEmpty()) {
            judge(connection, migration(entry), result)
                .forEach(what -> wrong.add(entry + ": " + what));
          } else {
            Finding first = result.refusals().get(0);
            refused.put(entry.id(), first.code().code() + " " + first.text());
          }
        } catch (LedgerException failed) {
          refused.put(
              entry.id(), String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(refused).containsExactlyInAnyOrderEntriesOf(REFUSED);
    assertThat(database.contents()).isEqualTo(before);
  }

  private static List<String> judge(
      Connection connection, Migration original, GuardingResult result) throws SQLException {
    Migration guarded = result.guarded();
    if (guarded == null) {
      return List.of("neither guarded nor refused");
    }
    Replay replay = Replay.on(connection);
    try {
      Replay.State expected = replay.run(original);
      replay.rewind();
      Replay.State once = replay.run(guarded);
      List<String> wrong = new ArrayList<>();
      if (!once.equals(expected)) {
        wrong.add("other than the original");
      }
      if (!replay.again(guarded, once).equals(once)) {
        wrong.add("second run changes");
      }
      return wrong;
    } catch (SQLException failed) {
      return List.of(String.valueOf(failed.getMessage()));
    } finally {
      connection.rollback();
      replay.sequences().restore(connection);
      connection.commit();
    }
  }
}
