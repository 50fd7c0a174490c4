package dev.oneledger.reliability.crash;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.reliability.server.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The target on one PostgreSQL, the ledger on another. Either may fail, and the start goes on
 * without the ledger where it can; in the end the ledger's copy of the environment's journal must
 * be that journal, and every text be registered once.
 */
final class LedgerElsewhere extends ReleaseScenario {
  private static final Map<String, String> INDEX =
      Map.of(
          "6_index.sql",
          """
          -- ledger: no-transaction
          UPDATE counter SET n = n + 1;
          CREATE INDEX CONCURRENTLY probe_mark ON probe (mark);
          """);

  private LedgerElsewhere(String name, Map<String, String> before, Map<String, String> now) {
    super(name, SqlDialect.POSTGRESQL, before, now);
  }

  /** The first start on two empty databases. */
  static Scenario firstStart() {
    return new LedgerElsewhere(
        "elsewhere-first-start", Map.of(), TransactionalPostgres.firstRelease());
  }

  /** The start of a later release, which also changes a repeatable migration. */
  static Scenario nextRelease() {
    Map<String, String> all = new TreeMap<>(TransactionalPostgres.secondRelease());
    all.putAll(INDEX);
    return new LedgerElsewhere("elsewhere-next-release", TransactionalPostgres.firstRelease(), all);
  }

  @Override
  public List<Product> databases() {
    return List.of(Product.POSTGRESQL, Product.POSTGRESQL);
  }

  @Override
  public List<String> traces(List<DataSource> databases) {
    JdbcLedgerStore store = JdbcLedgerStore.on(databases.get(1));
    JdbcTarget target = JdbcTarget.on(databases.get(0));
    List<String> traces = new ArrayList<>(PostgresTraces.in(databases.get(0)));
    for (JournalEntry entry : store.read(JournalKey.ledger(APP), 0)) {
      traces.add("ledger|%s|%s".formatted(entry.kind(), entry.subject()));
    }
    boolean isCopied =
        store
            .read(JournalKey.copy(APP, ENVIRONMENT, 1), 0)
            .equals(target.read(JournalKey.environment(APP, ENVIRONMENT), 0));
    traces.add("copy of the journal|" + isCopied);
    return traces;
  }

  @Override
  public Optional<Boolean> effect(List<DataSource> databases, String migration, int statement) {
    return Optional.empty();
  }
}
