package dev.oneledger.jdbc;

import dev.oneledger.Environment;
import dev.oneledger.FleetReport;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent.FleetProgress;
import dev.oneledger.spi.MigrationSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/** One host of several that run the same fleet; tells its progress on its output. */
final class FleetHost {
  private FleetHost() {}

  /** With the database's URL, user and password, the tenants' mark and their number. */
  public static void main(String[] arguments) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(arguments[0]);
    source.setUser(arguments[1]);
    source.setPassword(arguments[2]);
    List<String> names =
        IntStream.rangeClosed(1, Integer.parseInt(arguments[4]))
            .mapToObj(i -> arguments[3] + i)
            .toList();
    FleetReport report =
        Ledger.forApp("crm")
            .store(JdbcLedgerStore.on(source))
            .migrations(
                MigrationSource.of(
                    Map.of(
                        "1_mark.sql",
                        "INSERT INTO public.mark VALUES (current_schema());\n"
                            + "SELECT pg_sleep(0.05);")))
            .listener(
                event -> {
                  if (event instanceof FleetProgress progress) {
                    System.out.println("done " + progress.done());
                  }
                })
            .open()
            .fleet(names, name -> Environment.managed(name, JdbcTarget.on(source).schema(name)))
            .parallelism(2)
            .sync();
    System.out.println(report);
    System.out.println("up to date: " + report.isUpToDate());
  }
}
