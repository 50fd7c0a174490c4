package dev.oneledger.ddl.agent;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.ddl.SchemaEvolution;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.SchemaAgent;
import dev.oneledger.spi.SchemaProposal;
import dev.oneledger.spi.SchemaRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A managed environment that was made by one migration, and agents that say what they are told. */
final class EvolutionBench implements AutoCloseable {
  private final List<TestDatabase> databases = new ArrayList<>();
  private final TestDatabase database;
  private final Ledger ledger;

  EvolutionBench(String init) {
    database = fresh();
    ledger =
        Ledger.forApp("hub")
            .store(JdbcLedgerStore.on(database.dataSource()))
            .migrations(MigrationSource.of(Map.of("141_init.sql", init)))
            .environment(Environment.managed("dev", JdbcTarget.on(database.dataSource())))
            .open();
    ledger.sync("dev");
  }

  TestDatabase database() {
    return database;
  }

  Ledger ledger() {
    return ledger;
  }

  SchemaEvolution saying(String apply) {
    return saying(apply, null);
  }

  SchemaEvolution saying(String apply, @Nullable String rollback) {
    return SchemaEvolution.on(ledger)
        .scratch(this::scratch)
        .clock(Clock.fixed(Instant.parse("2026-04-18T09:00:00Z"), ZoneOffset.UTC))
        .attempts(1)
        .agent(new Speaker(apply, rollback));
  }

  private record Speaker(String apply, @Nullable String rollback) implements SchemaAgent {
    @Override
    public String name() {
      return "speaker";
    }

    @Override
    public SchemaProposal propose(SchemaRequest request) {
      return new SchemaProposal("spoken", apply, rollback);
    }
  }

  private DataSource scratch() {
    return fresh().dataSource();
  }

  private TestDatabase fresh() {
    TestDatabase created = TestPostgres.freshDatabase();
    databases.add(created);
    return created;
  }

  @Override
  public void close() {
    databases.forEach(TestDatabase::close);
  }
}
