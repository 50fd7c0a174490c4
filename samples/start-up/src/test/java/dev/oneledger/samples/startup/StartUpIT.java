package dev.oneledger.samples.startup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starts and how they end. */
class StartUpIT {
  private static final String SECRET = "s3cr3t-hunter2";

  private record Ended(int exit, String out, String err) {}

  /** In a process of its own, as it is meant to run. */
  private static Ended start(Map<String, String> variables) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            StartUp.class.getName());
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return checked(new Ended(process.waitFor(), out, err));
  }

  /** In this process, for databases that live in its memory. */
  private static Ended startHere(Map<String, String> variables) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Exit exit =
        StartUp.run(
            variables, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return checked(new Ended(exit.code(), out.toString(UTF_8), err.toString(UTF_8)));
  }

  private static Ended checked(Ended ended) {
    assertThat(ended.out() + ended.err()).doesNotContain(SECRET).doesNotContain("\tat ");
    return ended;
  }

  private static Map<String, String> variables(String url, String user, String password) {
    return Map.of("DATABASE_URL", url, "DATABASE_USER", user, "DATABASE_PASSWORD", password);
  }

  private static Map<String, String> of(TestDatabase database) {
    return variables(database.url(), database.user(), database.password());
  }

  @Test
  void the_first_start_applies_everything_and_the_second_finds_nothing_to_do() throws Exception {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      Ended first = start(of(database));
      Ended second = start(of(database));

      assertThat(first).isEqualTo(fine("applied 001_guest_book, 002_signed_at", 1));
      assertThat(second).isEqualTo(fine("nothing to apply", 2));
    }
  }

  @Test
  void the_same_holds_on_h2() throws Exception {
    try (H2Database database = TestH2.freshDatabase()) {
      Map<String, String> variables = variables(database.url(), "sa", "");

      assertThat(startHere(variables)).isEqualTo(fine("applied 001_guest_book, 002_signed_at", 1));
      assertThat(startHere(variables)).isEqualTo(fine("nothing to apply", 2));
    }
  }

  private static Ended fine(String done, int lines) {
    return new Ended(0, "default: %s.\nSigned by %s so far.\n".formatted(done, lines), "");
  }

  @Test
  void a_database_out_of_reach_is_3_and_one_sentence() throws Exception {
    Ended ended = start(variables("jdbc:postgresql://127.0.0.1:1/guests", "guest", SECRET));

    assertThat(ended.exit()).isEqualTo(Exit.UNREACHABLE.code());
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("Cannot connect");
  }

  @Test
  void an_applied_migration_that_was_edited_is_1_and_the_application_does_not_begin()
      throws Exception {
    try (H2Database database = TestH2.freshDatabase()) {
      applied(database, "001_guest_book.sql", "CREATE TABLE guest_book (name varchar(50));");

      Ended ended = startHere(variables(database.url(), "sa", ""));

      assertThat(ended.exit()).isEqualTo(Exit.REFUSED.code());
      assertThat(ended.err()).contains("001_guest_book").contains("D001");
      assertThat(database.query("SELECT count(*) FROM guest_book")).containsExactly("0");
    }
  }

  private static void applied(ScratchDatabase database, String file, String text) {
    Ledger.forApp("default")
        .store(JdbcLedgerStore.on(database.dataSource()))
        .migrations(MigrationSource.of(Map.of(file, text)))
        .environment(Environment.managed("default", JdbcTarget.on(database.dataSource())))
        .open()
        .sync("default");
  }

  @Test
  void a_missing_or_wrong_variable_is_2_and_no_value_is_quoted() throws Exception {
    Ended missing = startHere(Map.of("DATABASE_PASSWORD", SECRET));
    Ended wrong = startHere(variables("jdbc:nobody://" + SECRET, "guest", ""));

    assertThat(missing.exit()).isEqualTo(Exit.MISCONFIGURED.code());
    assertThat(missing.err()).startsWith("Set DATABASE_URL, a JDBC URL, and DATABASE_USER");
    assertThat(wrong.exit()).isEqualTo(Exit.MISCONFIGURED.code());
    assertThat(wrong.err()).startsWith("DATABASE_URL is no JDBC URL that a driver here takes");
  }
}
