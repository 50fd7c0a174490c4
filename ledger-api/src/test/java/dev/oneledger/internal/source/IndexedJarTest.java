package dev.oneledger.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.index.IndexHeader;
import dev.oneledger.internal.index.IndexedSource;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.MigrationSourceContract;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar with an index is the same source of migrations as one without. */
class IndexedJarTest extends MigrationSourceContract {
  private static final Map<String, String> FILES =
      Map.of(
          "1_a.sql",
          "create table a (x int);",
          "1_a.rollback.sql",
          "drop table a;",
          "more/2_b.sql",
          "-- ledger: no-transaction\nvacuum;",
          "3_rollback_of_1_a.sql",
          "drop table a;",
          "R__v.sql",
          "create view v as select 1;",
          "read.me",
          "nothing");

  @TempDir Path temp;
  private int made;

  @Override
  protected MigrationSource sourceOf(Map<String, String> files) throws Exception {
    Map<String, String> plain = new TreeMap<>(files);
    try {
      return source(WatchedJar.withIndex(next(), plain));
    } catch (LedgerException wrong) {
      // What is wrong is told when the index is written; the contract asks for it when loading.
      return source(plain);
    }
  }

  private Path next() {
    return temp.resolve("j " + made++);
  }

  private MigrationSource source(Map<String, String> files) throws IOException {
    Path jar = SourceFixtures.jar(temp.resolve("j " + made++ + ".jar"), "db/ledger", files);
    return classpath(jar);
  }

  private static MigrationSource classpath(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return MigrationSource.classpath("db/ledger", new URLClassLoader(urls, null));
  }

  private static Optional<IndexHeader> index(MigrationSource source) {
    return ((IndexedSource) source).index();
  }

  @Test
  void it_has_the_same_migrations_as_without() throws Exception {
    WatchedJar with = WatchedJar.indexed(temp.resolve("a.jar"), FILES);
    List<Migration> loaded = MigrationSource.classpath("db/ledger", with).load();
    assertThat(with.read()).containsExactly("oneledger.index");
    WatchedJar without = WatchedJar.of(temp.resolve("a.jar"), FILES);

    assertThat(loaded).isEqualTo(MigrationSource.classpath("db/ledger", without).load());
    assertThat(loaded)
        .extracting(Migration::transactional)
        .containsExactly(true, false, true, true);
  }

  @Test
  void a_text_is_read_when_it_is_asked_for_and_once() throws Exception {
    WatchedJar jar = WatchedJar.indexed(temp.resolve("a.jar"), FILES);
    List<Migration> loaded = MigrationSource.classpath("db/ledger", jar).load();
    jar.read();

    assertThat(loaded.get(1).apply().text()).isEqualTo(FILES.get("more/2_b.sql"));
    assertThat(loaded.get(1).apply().bytes()).hasSize(33);
    assertThat(loaded.get(0).apply().tokenHash()).isNotNull();

    assertThat(jar.read()).containsExactly("more/2_b.sql");
  }

  @Test
  void a_jar_that_was_replaced_gives_no_other_text() throws Exception {
    WatchedJar jar = WatchedJar.indexed(temp.resolve("a.jar"), Map.of("1_a.sql", "select 1;"));
    List<Migration> changed = MigrationSource.classpath("db/ledger", jar).load();
    List<Migration> gone = MigrationSource.classpath("db/ledger", jar).load();

    WatchedJar.of(temp.resolve("a.jar"), Map.of("1_a.sql", "select 2;"));
    assertThatThrownBy(() -> changed.get(0).apply().text())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("db/ledger/1_a.sql' is not the one that was announced for it.")
        .hasMessageContaining("expected: " + Hash.sha256("select 1;"))
        .hasMessageContaining("actual:   " + Hash.sha256("select 2;"));

    WatchedJar.of(temp.resolve("a.jar"), Map.of("2_b.sql", "select 2;"));
    assertThatThrownBy(() -> gone.get(0).apply().text())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("A migration cannot be read from its jar.")
        .hasMessageContaining("the jar has no such entry any more");
  }

  @Test
  void its_header_says_what_all_of_it_comes_to() throws Exception {
    WatchedJar jar = WatchedJar.indexed(temp.resolve("a.jar"), FILES);
    MigrationSource source = MigrationSource.classpath("db/ledger", jar);
    IndexHeader header = index(source).get();
    assertThat(jar.read()).containsExactly("oneledger.index");

    IndexHeader computed = IndexHeader.of(source.load(), header.readable());
    assertThat(header.state()).isEqualTo(computed.state());
    assertThat(header.migrations()).isEqualTo(4);
    assertThat(header.closed()).isTrue();
    assertThat(header.newest()).hasToString("2");
    assertThat(header.readable()).containsExactly(SqlDialect.values());
  }

  @Test
  void a_jar_that_does_not_fit_is_refused_with_each_file_and_both_hashes() throws Exception {
    Map<String, String> files = WatchedJar.withIndex(next(), FILES);
    files.put("1_a.sql", "create table A (x int);");
    files.remove("R__v.sql");
    files.put("4_new.sql", "select 4;");

    assertThatThrownBy(() -> source(files).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith(
            "The index of migrations does not fit the jar.\n  where:    jar:file:")
        .hasMessageContaining("j%201.jar!/db/ledger/oneledger.index\n")
        .hasMessageContaining(
            "\n    1_a.sql has another text\n      expected: %s\n      actual:   %s\n"
                .formatted(
                    Hash.sha256("create table a (x int);"), Hash.sha256("create table A (x int);")))
        .hasMessageContaining("\n    R__v.sql is in the index and not in the jar\n")
        .hasMessageContaining("\n    4_new.sql is in the jar and not in the index\n")
        .hasMessageContaining("to do:    build the jar anew; dev.oneledger.MigrationIndex writes");
  }

  @Test
  void a_change_of_line_ends_alone_is_a_change_of_the_file_and_told_too() throws Exception {
    Map<String, String> files = WatchedJar.withIndex(next(), Map.of("1_a.sql", "select\n1;"));
    files.put("1_a.sql", "select\r\n1;");

    assertThatThrownBy(() -> source(files).load()).hasMessageContaining("1_a.sql has another text");
  }

  @Test
  void an_index_in_a_folder_hides_no_change() throws Exception {
    Path root = SourceFixtures.folder(temp.resolve("classes/db/ledger"), Map.of());
    SourceFixtures.folder(root, WatchedJar.withIndex(next(), Map.of("1_a.sql", "select 1;")));
    SourceFixtures.folder(root, Map.of("1_a.sql", "select 2;", "2_b.sql", "select 3;"));
    MigrationSource source = classpath(temp.resolve("classes/"));

    assertThat(index(source)).isEmpty();
    assertThat(source.load())
        .extracting(migration -> migration.apply().text())
        .containsExactly("select 2;", "select 3;");
  }

  @Test
  void the_headers_of_several_jars_add_up() throws Exception {
    Path one = jar(Map.of("1_a.sql", "select 1;", "3_c.sql", "select 3;"));
    Path two = jar(Map.of("2_b.sql", "select '$$;", "4_rollback_of_2_b.sql", "select 4;"));
    MigrationSource both = classpath(one, two);

    IndexHeader header = index(both).get();
    assertThat(header.state()).isEqualTo(IndexHeader.of(both.load(), header.readable()).state());
    assertThat(header.newest()).hasToString("3");
    assertThat(header.readable()).isEmpty();
  }

  @Test
  void they_do_not_where_one_takes_back_what_another_has() throws Exception {
    Path one = jar(Map.of("1_a.sql", "select 1;"));
    Path two = jar(Map.of("2_rollback_of_1_a.sql", "select 2;"));

    assertThat(index(classpath(two))).isPresent();
    assertThat(index(classpath(one, two))).isEmpty();
    assertThat(classpath(one, two).load()).hasSize(2);
  }

  @Test
  void nor_where_one_has_no_index() throws Exception {
    Path one = jar(Map.of("1_a.sql", "select 1;"));
    Path two =
        SourceFixtures.jar(temp.resolve("two.jar"), "db/ledger", Map.of("2_b.sql", "select 2;"));

    assertThat(index(classpath(one, two))).isEmpty();
    assertThat(classpath(one, two).load()).hasSize(2);
  }

  private Path jar(Map<String, String> files) throws IOException {
    return SourceFixtures.jar(
        temp.resolve("j" + made++ + ".jar"), "db/ledger", WatchedJar.withIndex(next(), files));
  }

  @Test
  void an_index_of_another_version_is_as_good_as_none() throws Exception {
    Map<String, String> files = WatchedJar.withIndex(next(), FILES);
    files.put("oneledger.index", "oneledger-index-2 of whatever\n1_a.sql");
    MigrationSource source = source(files);

    assertThat(index(source)).isEmpty();
    assertThat(source.load()).hasSize(4);
  }

  @Test
  void one_that_is_not_as_it_was_written_is_refused() throws Exception {
    Map<String, String> files = WatchedJar.withIndex(next(), FILES);
    String written = files.get("oneledger.index");
    files.put("oneledger.index", written.replace("\ttransactional", "\tstatementwise"));
    assertThatThrownBy(() -> source(files).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The index of migrations cannot be used.\n  where:    jar:file:")
        .hasMessageContaining("it is not as it was written\n  expected: sha256:");

    files.put("oneledger.index", written.replace("rollbacks=within", "rollbacks=beyond"));
    assertThatThrownBy(() -> source(files).load()).hasMessageContaining("not as it was written");
  }

  @Test
  void what_is_no_index_is_refused_when_its_header_is_read() throws Exception {
    Map<String, String> files = WatchedJar.withIndex(next(), FILES);
    files.put("oneledger.index", "144_x.sql");
    MigrationSource source = source(files);
    assertThatThrownBy(() -> index(source))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("its first line is no header: '144_x.sql'")
        .hasMessageContaining("build the jar anew");

    files.put("oneledger.index", "oneledger-index-1 migrations=1 state=sha256:12 a b c d e\n");
    MigrationSource damaged = source(files);
    assertThatThrownBy(() -> index(damaged)).hasMessageContaining("where newest=... is expected");
  }
}
