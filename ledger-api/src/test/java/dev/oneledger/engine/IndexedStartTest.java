package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.source.WatchedJar;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a jar with an index. */
class IndexedStartTest {
  @TempDir Path temp;
  private final InMemoryTarget dev = new InMemoryTarget();
  private final InMemoryLedgerStore store = new InMemoryLedgerStore();
  private final Map<String, String> files = new TreeMap<>();
  private UnaryOperator<Environment> options = UnaryOperator.identity();
  private int made;

  @BeforeEach
  void three() {
    files.put("1_a.sql", "create table a (x int);");
    files.put("2_b.sql", "create table b (x int);");
    files.put("2_b.rollback.sql", "drop table b;");
    files.put("3_c.sql", "create table c (x int);");
  }

  private WatchedJar jar() throws IOException {
    return WatchedJar.indexed(temp.resolve("j" + made++ + ".jar"), files);
  }

  private Ledger ledger(ClassLoader... jars) {
    var builder = Ledger.forApp("hub").store(store);
    for (ClassLoader jar : jars) {
      builder.migrations(MigrationSource.classpath("db/ledger", jar));
    }
    return builder.environment(options.apply(Environment.managed("dev", dev))).open();
  }

  @Test
  void with_nothing_to_do_the_header_alone() throws IOException {
    ledger(jar()).sync("dev");
    WatchedJar jar = jar();

    assertThat(ledger(jar).sync("dev").applied()).isEmpty();

    assertThat(jar.read()).containsExactly("oneledger.index");
  }

  @Test
  void also_where_no_newer_migration_is_accepted() throws IOException {
    ledger(jar()).sync("dev");
    WatchedJar jar = jar();
    options = environment -> environment.accepting("1", "3");
    ledger(jar).sync("dev");
    assertThat(jar.read()).containsExactly("oneledger.index");

    options = environment -> environment.accepting("1", "2");
    assertThatThrownBy(() -> ledger(jar).sync("dev")).isInstanceOf(LedgerException.class);
  }

  @Test
  void with_something_to_do_the_texts_that_are_applied_and_no_other() throws IOException {
    ledger(jar()).sync("dev");
    files.put("4_d.sql", "create table d (x int);");
    WatchedJar jar = jar();

    assertThat(ledger(jar).sync("dev").applied()).hasSize(1);

    assertThat(jar.read()).containsOnlyOnce("4_d.sql").containsOnly("oneledger.index", "4_d.sql");
    assertThat(dev.statements()).contains("create table d (x int)");
  }

  @Test
  void drift_and_plan_read_no_text_where_nothing_is_due() throws IOException {
    ledger(jar()).sync("dev");
    WatchedJar jar = jar();

    assertThat(ledger(jar).drift("dev").findings()).isEmpty();
    assertThat(ledger(jar).plan("dev").steps()).isEmpty();

    assertThat(jar.read()).containsOnly("oneledger.index");
  }

  @Test
  void a_change_that_went_with_its_index_is_drift_as_ever() throws IOException {
    ledger(jar()).sync("dev");
    files.put("2_b.sql", "create table b (y int);");

    assertThat(ledger(jar()).drift("dev").findings())
        .anySatisfy(finding -> assertThat(finding.code().code()).isEqualTo("D001"));
    assertThatThrownBy(() -> ledger(jar()).sync("dev")).hasMessageContaining("2_b");
  }

  @Test
  void a_change_that_the_index_was_not_told_of_is_refused_by_all_that_reads_more()
      throws IOException {
    ledger(jar()).sync("dev");
    Map<String, String> stale = WatchedJar.withIndex(temp.resolve("stale"), files);
    stale.put("2_b.sql", "create table b (y int);");
    WatchedJar jar = WatchedJar.of(temp.resolve("stale.jar"), stale);

    assertRefused(() -> ledger(jar).drift("dev"));
    assertRefused(() -> ledger(jar).plan("dev"));
    assertRefused(() -> ledger(jar).status());
    dev.restore(new InMemoryTarget().snapshot());
    assertRefused(() -> ledger(jar).sync("dev"));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The index of migrations does not fit the jar.")
        .hasMessageContaining("2_b.sql has another text");
  }

  @Test
  void a_text_that_was_not_readable_in_the_environments_sql_is_refused_by_place()
      throws IOException {
    files.put("4_d.sql", "# MariaDB's comment\ncreate table d (x int);");
    WatchedJar jar = jar();

    assertThatThrownBy(() -> ledger(jar).sync("dev"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("4_d.sql: Unterminated string literal");
    dev.withDialect(SqlDialect.MARIADB);
    assertThat(ledger(jar()).sync("dev").applied()).hasSize(4);
  }

  @Test
  void of_several_jars_each_header() throws IOException {
    WatchedJar one = jar();
    files.clear();
    files.put("10_x.sql", "select 10;");
    WatchedJar two = jar();
    assertThat(ledger(one, two).sync("dev").applied()).hasSize(4);
    one.read();
    two.read();

    assertThat(ledger(one, two).sync("dev").applied()).isEmpty();

    assertThat(one.read()).containsExactly("oneledger.index");
    assertThat(two.read()).containsExactly("oneledger.index");
  }

  @Test
  void where_one_jar_takes_back_what_another_has_everything() throws IOException {
    WatchedJar one = jar();
    files.clear();
    files.put("10_rollback_of_2_b.sql", "drop table b;");
    WatchedJar two = jar();
    assertThat(ledger(one, two).sync("dev").applied()).hasSize(4);
    one.read();

    assertThat(ledger(one, two).sync("dev").applied()).isEmpty();

    assertThat(one.read()).hasSizeGreaterThan(1);
  }
}
