package dev.oneledger.reliability.starters;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** One of many: a process that waits for its sign, syncs, and leaves a row of its own. */
final class Starter {
  static final String READY = "ready";
  static final String APPLIED = "applied ";
  static final int MIGRATIONS = 20;

  private static final String ENVIRONMENT = "main";

  private Starter() {}

  /** The database's URL is the only argument. */
  public static void main(String[] arguments) throws IOException {
    DataSource database = DataSources.at(arguments[0]);
    Ledger ledger = ledger(database);
    System.out.println(READY);
    if (System.in.read() < 0) {
      return;
    }
    SyncReport report = ledger.sync(ENVIRONMENT);
    DataSources.execute(
        database, "INSERT INTO starter (pid) VALUES (%s)".formatted(ProcessHandle.current().pid()));
    System.out.println(APPLIED + report.applied().size());
  }

  /** The ledger that every starter opens. */
  static Ledger ledger(DataSource database) {
    return Ledger.forApp("starters")
        .store(JdbcLedgerStore.on(database))
        .dialect(JdbcTarget.on(database).dialect())
        .migrations(MigrationSource.of(migrations()))
        .environment(Environment.managed(ENVIRONMENT, JdbcTarget.on(database)))
        .open();
  }

  private static Map<String, String> migrations() {
    Map<String, String> migrations = new TreeMap<>();
    migrations.put(
        "1_probe.sql",
        """
        CREATE TABLE probe (migration int NOT NULL);
        CREATE TABLE starter (pid bigint NOT NULL);
        INSERT INTO probe VALUES (1);
        """);
    for (int i = 2; i <= MIGRATIONS; i++) {
      migrations.put(
          i + "_table.sql",
          """
          CREATE TABLE table_%1$s (id int PRIMARY KEY, name varchar(40));
          CREATE INDEX index_%1$s ON table_%1$s (name);
          INSERT INTO probe VALUES (%1$s);
          """
              .formatted(i));
    }
    return migrations;
  }
}
