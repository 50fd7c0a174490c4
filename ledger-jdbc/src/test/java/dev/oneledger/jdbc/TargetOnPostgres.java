package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A target on a fresh database, and what its tests keep asking. */
abstract class TargetOnPostgres {
  TestDatabase database;
  JdbcTarget target;
  JournalScript script;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
    target = JdbcTarget.on(database.dataSource());
    script = JournalScript.environment("dev");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  Duration apply(String migration, String sql) {
    return target.apply(JournalScript.step(migration, sql), script.applied(migration), soon());
  }

  void begin() {
    target.apply(Step.entriesOnly("opening"), script.opened(), soon());
  }

  List<String> tables() {
    return database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  }

  long entries() {
    return target.read(script.key(), 0).size();
  }

  static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** The failed try took a number from the script: begin again from what is there. */
  void applyNext(String migration, String sql) {
    JournalScript again = new JournalScript(script.key(), target.read(script.key(), 0));
    target.apply(JournalScript.step(migration, sql), again.applied(migration), soon());
  }
}
