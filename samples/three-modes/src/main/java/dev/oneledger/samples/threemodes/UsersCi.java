package dev.oneledger.samples.threemodes;

import dev.oneledger.Bundle;
import dev.oneledger.Receipt;
import dev.oneledger.flyway.FlywayHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** What happens outside the ledger: the real Flyway, run by somebody else's pipeline. */
final class UsersCi {
  private final DataSource database;

  UsersCi(DataSource database) {
    this.database = database;
  }

  /**
   * Verifies a bundle, replays it, and writes a signed receipt beside it.
   *
   * @param zip the bundle as it was handed over, its signatures beside it
   * @return the receipt; its signature is the file of the same name and {@code .sig}
   */
  Path replay(Path zip, Keys keys, String environment) throws IOException {
    Bundle bundle = Bundle.open(zip, keys.trustInReleases());
    Path unpacked = bundle.writeDirectory(zip.resolveSibling(bundle.release().id()));
    flyway(unpacked.resolve("apply/flyway/sql"));
    Receipt receipt = Receipt.read(bundle, environment, FlywayHistory.on(database));
    String name = bundle.release().id() + "." + environment + ".receipt";
    Files.writeString(zip.resolveSibling(name + ".sig"), receipt.sign(keys.ci()));
    return Files.writeString(zip.resolveSibling(name), receipt.toText());
  }

  /** Migrates with a folder of scripts. */
  void flyway(Path scripts) {
    Flyway.configure()
        .dataSource(database)
        .locations("filesystem:" + scripts.toAbsolutePath())
        .configuration(Map.of("flyway.placeholderReplacement", "false"))
        .load()
        .migrate();
  }
}
