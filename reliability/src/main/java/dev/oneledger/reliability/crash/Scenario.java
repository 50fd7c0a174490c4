package dev.oneledger.reliability.crash;

import dev.oneledger.Ledger;
import dev.oneledger.reliability.server.Product;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * An application's start that is to survive everything. Its statements leave traces: an object in
 * the catalog or a row that is there once.
 */
interface Scenario {
  /** The app whose ledger it is. */
  String APP = "crash";

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

  /**
   * Whether a statement took effect, for one whose outcome no one can tell who does not know what
   * it does; empty for every other, which must never be in doubt.
   *
   * @param migration its id
   * @param statement its place in it, from 1
   */
  Optional<Boolean> effect(List<DataSource> databases, String migration, int statement);
}
