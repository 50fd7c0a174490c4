package dev.oneledger.reliability.crash;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Product;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A start that does a piece of work beside the ledger, as runners do that keep no record in the
 * work's own transaction: before the sync it is done twice after a crash, behind it never.
 */
final class BrokenScenario implements Scenario {
  private static final Scenario REST = TransactionalPostgres.nextRelease();
  private static final String WORK = "INSERT INTO beside.work VALUES (1)";

  /** The work is to get a connection, to create a statement, to execute it, and to close both. */
  private static final int TO_CONNECT = 1;

  private static final int TO_CLOSE_THE_STATEMENT = 4;

  private final boolean before;
  private long callsBeforeWork;

  private BrokenScenario(boolean before) {
    this.before = before;
  }

  /** Does the work before the sync that would record it. */
  static BrokenScenario workingBefore() {
    return new BrokenScenario(true);
  }

  /** Does the work when the sync that recorded it is over. */
  static BrokenScenario workingBehind() {
    return new BrokenScenario(false);
  }

  /** The call with which the last start began its work. */
  long firstCallOfWork() {
    return callsBeforeWork + TO_CONNECT;
  }

  /** The call that followed the one that did the last start's work. */
  long callAfterWork() {
    return callsBeforeWork + TO_CLOSE_THE_STATEMENT;
  }

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
    NumberedDriver counting = new NumberedDriver(0);
    DataSource database = counting.number(databases.get(0), new HaltingFault());
    Ledger real = REST.open(List.of(database));
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("sync")
                    ? sync(real, database, counting)
                    : method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
  }

  private SyncReport sync(Ledger real, DataSource database, NumberedDriver counting) {
    if (before && !real.plan(ENVIRONMENT).steps().isEmpty()) {
      work(database, counting);
    }
    SyncReport report = real.sync(ENVIRONMENT);
    if (!before && !report.applied().isEmpty()) {
      work(database, counting);
    }
    return report;
  }

  private void work(DataSource database, NumberedDriver counting) {
    callsBeforeWork = counting.calls();
    DataSources.execute(database, WORK);
  }

  @Override
  public List<String> traces(List<DataSource> databases) {
    List<String> traces = new ArrayList<>(REST.traces(databases));
    traces.addAll(DataSources.query(databases.get(0), "SELECT 'work', x FROM beside.work"));
    return traces;
  }
}
