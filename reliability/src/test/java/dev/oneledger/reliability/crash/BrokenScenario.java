package dev.oneledger.reliability.crash;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Product;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A start that does a piece of work beside the ledger, as runners do that keep no record in the
 * work's own transaction: before the sync it is done twice after a crash, behind it never.
 */
record BrokenScenario(boolean before) implements Scenario {
  private static final Scenario REST = TransactionalPostgres.nextRelease();

  /** The statement that does the work. */
  static final String WORK = "INSERT INTO beside.work VALUES (1)";

  @Override
  public String name() {
    return before ? "broken-before" : "broken-behind";
  }

  @Override
  public List<Product> databases() {
    return REST.databases();
  }

  @Override
  public void prepare(List<DataSource> databases) {
    REST.prepare(databases);
    DataSources.execute(
        databases.get(0), "CREATE SCHEMA beside", "CREATE TABLE beside.work (x int)");
  }

  @Override
  public Ledger open(List<DataSource> databases) {
    Ledger real = REST.open(databases);
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("sync")
                    ? sync(real, databases.get(0))
                    : method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
  }

  private SyncReport sync(Ledger real, DataSource database) {
    if (before && !real.plan(ENVIRONMENT).steps().isEmpty()) {
      DataSources.execute(database, WORK);
    }
    SyncReport report = real.sync(ENVIRONMENT);
    if (!before && !report.applied().isEmpty()) {
      DataSources.execute(database, WORK);
    }
    return report;
  }

  @Override
  public List<String> traces(List<DataSource> databases) {
    List<String> traces = new ArrayList<>(REST.traces(databases));
    traces.addAll(DataSources.query(databases.get(0), "SELECT 'work', x FROM beside.work"));
    return traces;
  }

  @Override
  public Optional<Boolean> effect(List<DataSource> databases, String migration, int statement) {
    return Optional.empty();
  }
}
