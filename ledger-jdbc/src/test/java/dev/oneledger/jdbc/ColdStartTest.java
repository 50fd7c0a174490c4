package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.JournalKey;
import dev.oneledger.MigrationIndex;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ColdStartTest {
  private static final List<String> HEAVY =
      List.of("org.jdbi.", "com.fasterxml.", "tools.jackson.", "org.jooq.");

  /** With these, all that our modules bring along. */
  private static final List<String> BROUGHT_ALONG =
      List.of(
          "org.jdbi.",
          "com.fasterxml.",
          "tools.jackson.",
          "org.jooq.",
          "org.yaml.",
          "com.github.difflib.",
          "org.apache.commons.",
          "org.slf4j.");

  @TempDir Path temp;

  @Test
  void heads_head_and_apply_load_no_class_of_jdbi_jackson_or_jooq() throws Exception {
    assertThat(loaded("lean", HEAVY)).isEmpty();
  }

  @Test
  void the_same_measurement_sees_jdbi_where_it_is_used() throws Exception {
    assertThat(loaded("texts", HEAVY)).isNotEmpty();
  }

  @Test
  void a_whole_start_with_nothing_to_do_loads_no_class_of_any_library_but_the_driver()
      throws Exception {
    Path jar = jar();
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      List<String> first = start(database, "sync", jar.toString());
      assertThat(first).contains("applied 1");
      assertThat(of(BROUGHT_ALONG, first)).isNotEmpty();

      List<String> again = start(database, "sync", jar.toString());

      assertThat(again).contains("applied 0");
      assertThat(of(BROUGHT_ALONG, again)).isEmpty();
    }
  }

  @Test
  void it_links_no_lambda_of_ours_and_no_pattern_of_a_revision() throws Exception {
    Path jar = jar();
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      start(database, "sync", jar.toString());

      List<String> again = start(database, "sync", jar.toString());

      assertThat(of(List.of("dev.oneledger."), again))
          .noneMatch(line -> line.contains("$$Lambda"))
          .noneMatch(line -> line.contains("dev.oneledger.Revision$Form"))
          .anyMatch(line -> line.contains("dev.oneledger.internal.index.IndexHeader"));
    }
  }

  /** A jar with one migration and its index. */
  private Path jar() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("migrations"));
    Files.writeString(folder.resolve("1_a.sql"), "CREATE TABLE a (x int);");
    MigrationIndex.write(folder, Set.of());
    Path jar = temp.resolve("app.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      zip.putNextEntry(new JarEntry("db/"));
      zip.putNextEntry(new JarEntry("db/ledger/"));
      for (String name : List.of("1_a.sql", "oneledger.index")) {
        zip.putNextEntry(new JarEntry("db/ledger/" + name));
        zip.write(Files.readAllBytes(folder.resolve(name)));
      }
    }
    return jar;
  }

  private static List<String> loaded(String what, List<String> packages) throws Exception {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      TableCreationTest.start(database.dataSource(), "dev");
      List<String> output = start(database, what, "");
      assertThat(output).contains("heads 2, head true");
      return of(packages, output);
    }
  }

  private static List<String> of(List<String> packages, List<String> output) {
    return output.stream().filter(line -> packages.stream().anyMatch(line::contains)).toList();
  }

  private static List<String> start(TestDatabase database, String what, String jar)
      throws Exception {
    Process process =
        ChildJvm.start(
            List.of("-Xshare:auto", "-verbose:class"),
            Start.class,
            database.url(),
            database.user(),
            database.password(),
            what,
            jar);
    List<String> output = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
    assertThat(output).anyMatch(line -> line.contains("dev.oneledger.jdbc.JdbcTarget"));
    return output;
  }

  /** Runs in a process of its own. */
  static final class Start {
    public static void main(String[] arguments) throws IOException {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setURL(arguments[0]);
      dataSource.setUser(arguments[1]);
      dataSource.setPassword(arguments[2]);
      if (arguments[3].equals("sync")) {
        sync(dataSource, Path.of(arguments[4]));
      } else {
        parts(dataSource, arguments[3]);
      }
    }

    private static void sync(PGSimpleDataSource dataSource, Path jar) throws IOException {
      Thread.currentThread()
          .setContextClassLoader(new URLClassLoader(new URL[] {jar.toUri().toURL()}, null));
      int applied = JdbcLedger.managed(dataSource).sync("default").applied().size();
      System.out.println("applied " + applied);
    }

    private static void parts(PGSimpleDataSource dataSource, String what) {
      JdbcLedgerStore store = JdbcLedgerStore.on(dataSource);
      JdbcTarget target = JdbcTarget.on(dataSource);
      JournalKey key = JournalKey.environment("shop", "dev");
      System.out.printf(
          "heads %d, head %s%n", store.heads("shop").size(), target.head(key).isPresent());
      if (what.equals("texts")) {
        store.texts(Set.of(dev.oneledger.Hash.sha256("x")));
      } else {
        JournalScript script = new JournalScript(key, target.read(key, 0));
        target.apply(
            JournalScript.step("1_a", "CREATE TABLE a (x int)"),
            script.applied("1_a"),
            Deadline.in(Duration.ofSeconds(5)));
      }
    }
  }
}
