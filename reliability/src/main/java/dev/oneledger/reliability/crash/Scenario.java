package dev.oneledger.reliability.crash;

import dev.oneledger.Ledger;
import dev.oneledger.reliability.server.Product;
import java.util.List;
import javax.sql.DataSource;

/**
 * An application's start that is to survive everything. Its statements leave traces: an object in
 * the catalog or a row that is there once.
 */
interface Scenario {
  /** The environment that is synced. */
  String ENVIRONMENT = "main";

  /** A short name without blanks. */
  String name();

  /** The products of the databases it needs, in order. */
  List<Product> databases();

  /** What was done in new databases by earlier starts, which nothing struck. */
  void prepare(List<DataSource> databases);

  /** The ledger of a process that has just been started. */
  Ledger open(List<DataSource> databases);

  /** Every trace, a line each, in an order of its own. */
  List<String> traces(List<DataSource> databases);
}
