package dev.oneledger.jdbc;

import dev.oneledger.Bundle;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.Trust;
import dev.oneledger.spi.MigrationSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Cuts a release for a database it has no driver for, writes and verifies its bundle, and accepts a
 * receipt. Arguments: dialect, folder, and {@code memory} or {@code h2} for the ledger.
 */
final class BundleWithoutDriver {
  private static final SigningKey KEY = SigningKey.generate();

  private BundleWithoutDriver() {}

  public static void main(String[] arguments) throws Exception {
    SqlDialect dialect = SqlDialect.valueOf(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Ledger ledger =
        ledger(arguments[2], folder)
            .dialect(dialect)
            .migrations(
                MigrationSource.of(
                    Map.of(
                        "1_a.sql", "CREATE TABLE a (n int);\n",
                        "1_a.rollback.sql", "DROP TABLE a;\n")))
            .environment(Environment.exportOnly("prod"))
            .open();
    Release release = ledger.release("rel_1", "1.0").attach("1").cut().assignTo("prod");
    Path zip = release.bundle().writeZip(folder.resolve("rel_1.zip"), KEY);
    Bundle bundle = Bundle.open(zip, Trust.allowedSigners(KEY.allowedSigner("team")));
    ledger.acknowledge(
        "prod",
        new Receipt(
            bundle.release(),
            "prod",
            bundle.lineage().digest(),
            bundle.lineage().pins().stream()
                .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
                .toList(),
            "their CI",
            Instant.now()));
    System.out.println(
        bundle.layouts() + " " + ledger.status().cell("1_a", "prod").state().label());
  }

  private static LedgerBuilder ledger(String where, Path folder) {
    if (where.equals("memory")) {
      return Ledger.inMemory("hub");
    }
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:" + folder.toAbsolutePath().resolve("ledger"));
    return Ledger.forApp("hub").store(JdbcLedgerStore.on(h2));
  }
}
