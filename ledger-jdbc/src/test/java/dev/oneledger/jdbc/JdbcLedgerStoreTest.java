package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.SqlText;
import dev.oneledger.internal.journal.EntryHash;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcLedgerStoreTest {
  private static final JournalKey KEY = JournalKey.ledger("shop");
  private TestDatabase database;
  private JdbcLedgerStore store;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
    store = JdbcLedgerStore.on(database.dataSource());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private JournalScript continued() {
    return new JournalScript(KEY, store.read(KEY, 0));
  }

  @Test
  void reading_an_empty_database_finds_nothing_and_makes_nothing() {
    assertThat(store.heads("shop")).isEmpty();
    assertThat(store.read(KEY, 0)).isEmpty();
    assertThat(store.texts(Set.of(Hash.sha256("x")))).isEmpty();
    assertThat(database.query("SELECT nspname FROM pg_namespace WHERE nspname = 'oneledger'"))
        .isEmpty();
  }

  @Test
  void entries_and_texts_are_read_back_equal() {
    SqlText text = SqlText.of("CREATE TABLE \"a'b\\c\" (x int); -- \u00e4\u20ac\n");
    JournalScript script = continued();
    List<JournalEntry> entries = new ArrayList<>(script.opened(Map.of("k=\n\\", "v=\u0000'\r\n")));
    entries.addAll(script.applied("1_a"));
    store.append(entries, List.of(text, text));

    assertThat(store.read(KEY, 0)).isEqualTo(entries);
    assertThat(store.read(KEY, 1)).containsExactly(entries.get(1));
    assertThat(store.read(KEY, 0))
        .allSatisfy(e -> assertThat(e.chain().hash()).isEqualTo(EntryHash.of(e)));
    assertThat(store.heads("shop")).containsExactly(Map.entry(KEY, entries.get(1)));
    assertThat(store.heads("other")).isEmpty();
    assertThat(store.texts(Set.of(text.textHash(), Hash.sha256("unknown"))))
        .containsExactly(Map.entry(text.textHash(), text));
  }

  @Test
  void a_journal_that_moved_refuses_entries_and_texts_together() {
    JournalScript first = continued();
    JournalScript second = continued();
    store.append(first.opened(), List.of());
    SqlText text = SqlText.of("SELECT 1");
    List<JournalEntry> stale = second.opened();
    assertThatThrownBy(() -> store.append(stale, List.of(text)))
        .isInstanceOf(JournalMovedException.class)
        .hasMessageContaining("Journal 'shop ledger' has moved on");
    List<JournalEntry> ahead = new ArrayList<>(first.applied("1_a"));
    ahead.clear();
    ahead.addAll(first.applied("2_b"));
    assertThatThrownBy(() -> store.append(ahead, List.of(text)))
        .isInstanceOf(JournalMovedException.class);
    assertThat(store.texts(Set.of(text.textHash()))).isEmpty();
    assertThat(store.read(KEY, 0)).hasSize(1);
  }

  @Test
  void of_many_appending_the_same_entry_at_once_one_wins() throws Exception {
    store.append(continued().opened(), List.of());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String id = i + "_x";
      List<JournalEntry> entries = continued().applied(id);
      tries.add(() -> appended(entries, SqlText.of(id)));
    }
    int won = 0;
    for (Future<Boolean> done : threads.invokeAll(tries)) {
      won += done.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(won).isEqualTo(1);
    assertThat(store.read(KEY, 0)).hasSize(2);
    assertThat(database.query("SELECT count(*) FROM oneledger.text")).containsExactly("1");
  }

  private boolean appended(List<JournalEntry> entries, SqlText text) {
    try {
      store.append(entries, List.of(text));
      return true;
    } catch (JournalMovedException moved) {
      return false;
    }
  }

  @Test
  void appends_to_different_journals_with_the_same_texts_do_not_deadlock() throws Exception {
    store.append(continued().opened(), List.of());
    List<SqlText> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      texts.add(SqlText.of("SELECT " + i));
    }
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<Void>> appends = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      JournalScript script = new JournalScript(JournalKey.ledger("shop", "tenant-" + i), List.of());
      List<SqlText> shuffled = new ArrayList<>(texts);
      java.util.Collections.shuffle(shuffled, new java.util.Random(i));
      appends.add(
          () -> {
            store.append(script.opened(), shuffled);
            return null;
          });
    }
    for (Future<Void> done : threads.invokeAll(appends)) {
      done.get();
    }
    threads.shutdown();
    assertThat(store.heads("shop")).hasSize(7);
    assertThat(database.query("SELECT count(*) FROM oneledger.text")).containsExactly("300");
  }

  @Test
  void heads_of_10000_journals_are_read_in_one_quick_query() {
    store.append(continued().opened(), List.of());
    database.execute(
        """
        INSERT INTO oneledger.journal (app, journal, sequence, kind, at, who, host, version, details, previous, state, hash)
        SELECT 'shop', 'environment:t' || t, s, 'opened', now(), 'a', 'b', 'c', '', z, z, z
        FROM generate_series(1, 10000) t, generate_series(1, 20) s,
          (SELECT 'sha256:' || repeat('0', 64) AS z) hash
        """);
    long began = System.nanoTime();
    Map<JournalKey, JournalEntry> heads = store.heads("shop");
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(heads).hasSize(10_001);
    assertThat(heads.get(JournalKey.environment("shop", "t7")).sequence()).isEqualTo(20);
    assertThat(took).isLessThan(Duration.ofSeconds(2));
    assertThat(store.heads("sho")).isEmpty();
  }

  @Test
  void targets_and_store_of_one_database_share_the_table() {
    JournalScript script = JournalScript.environment("dev");
    JdbcTarget target = JdbcTarget.on(database.dataSource());
    target.apply(Step.entriesOnly("opening"), script.opened(), Deadline.in(Duration.ofSeconds(10)));
    store.append(continued().opened(), List.of());
    assertThat(store.heads("shop")).containsOnlyKeys(KEY, script.key());
    assertThat(store.read(script.key(), 0)).isEqualTo(target.read(script.key(), 0));
  }

  @Test
  void another_schema_keeps_another_ledger() {
    JdbcLedgerStore other = store.schema("Other-1");
    other.append(continued().opened(), List.of());
    assertThat(store.heads("shop")).isEmpty();
    assertThat(other.heads("shop")).hasSize(1);
    assertThat(database.query("SELECT count(*) FROM \"Other-1\".journal")).containsExactly("1");
  }

  @Test
  void an_altered_text_is_refused() {
    SqlText text = SqlText.of("SELECT 1");
    store.append(continued().opened(), List.of(text));
    database.execute("UPDATE oneledger.text SET content = 'SELECT 2'");
    assertThatThrownBy(() -> store.texts(Set.of(text.textHash())))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("A text in \"oneledger\".text was altered.")
        .hasMessageContaining("expected " + text.textHash());
  }

  @Test
  void a_name_that_is_no_plain_schema_is_refused() {
    for (String bad : List.of("", "a\"b", "a b", "1a", "pg_x", "x".repeat(64))) {
      assertThatThrownBy(() -> store.schema(bad))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("'" + bad + "' cannot be used as a schema");
    }
  }

  @Test
  void an_unreachable_store_is_said_by_every_method() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setURL("jdbc:postgresql://127.0.0.1:1/x?password=hunter2");
    JdbcLedgerStore away = JdbcLedgerStore.on(nowhere);
    List<JournalEntry> entries = continued().opened();
    assertThatThrownBy(() -> away.heads("shop")).isInstanceOf(LedgerUnreachableException.class);
    assertThatThrownBy(() -> away.read(KEY, 0)).isInstanceOf(LedgerUnreachableException.class);
    assertThatThrownBy(() -> away.texts(Set.of(Hash.sha256("x"))))
        .isInstanceOf(LedgerUnreachableException.class);
    assertThatThrownBy(() -> away.append(entries, List.of()))
        .isInstanceOf(LedgerUnreachableException.class);
  }

  @Test
  void every_kind_of_entry_is_read_back() {
    JournalScript script = continued();
    List<JournalEntry> all = new ArrayList<>();
    for (EntryKind kind : EntryKind.values()) {
      all.add(script.entry(kind));
    }
    store.append(all, List.of());
    assertThat(store.read(KEY, 0)).isEqualTo(all);
  }
}
