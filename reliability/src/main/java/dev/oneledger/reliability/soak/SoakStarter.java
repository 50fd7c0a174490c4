package dev.oneledger.reliability.soak;

import dev.oneledger.Environment;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Product;
import dev.oneledger.spi.MigrationSource;
import javax.sql.DataSource;

/** A process that syncs once, by default settings, if it is left alone. */
final class SoakStarter {
  static final String APP = "soak";
  static final String ENVIRONMENT = "main";
  static final JournalKey JOURNAL = JournalKey.environment(APP, ENVIRONMENT);
  static final int MIGRATIONS = 24;

  private SoakStarter() {}

  static Ledger ledger(Product product, DataSource database) {
    JdbcTarget target = JdbcTarget.on(database);
    return Ledger.forApp(APP)
        .store(JdbcLedgerStore.on(database))
        .dialect(product.dialect())
        .migrations(MigrationSource.of(SoakGround.of(product).migrations(MIGRATIONS)))
        .environment(Environment.managed(ENVIRONMENT, target))
        .open();
  }

  /** The child: product and URL. */
  public static void main(String[] arguments) {
    ledger(Product.named(arguments[0]), DataSources.at(arguments[1])).sync(ENVIRONMENT);
  }
}
