package dev.oneledger.reliability.crash;

import dev.oneledger.Ledger;
import dev.oneledger.reliability.server.Product;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Holds that of each of its statements everybody can tell whether it took effect. */
final class Clueless implements Scenario {
  private final Scenario real = new MixedPostgres();

  @Override
  public String name() {
    return "clueless";
  }

  @Override
  public List<Product> databases() {
    return real.databases();
  }

  @Override
  public void prepare(List<DataSource> databases) {
    real.prepare(databases);
  }

  @Override
  public Ledger open(List<DataSource> databases) {
    return real.open(databases);
  }

  @Override
  public List<String> traces(List<DataSource> databases) {
    return real.traces(databases);
  }

  @Override
  public Optional<Boolean> effect(List<DataSource> databases, String migration, int statement) {
    return Optional.empty();
  }
}
