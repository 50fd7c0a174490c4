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

  /** Replays an unpacked bundle and writes a receipt beside it. */
  Path replay(Bundle bundle, Path unpacked, String environment) throws IOException {
    flyway(unpacked.resolve("apply/flyway/sql"));
    Receipt receipt = Receipt.read(bundle, environment, FlywayHistory.on(database));
    Path file = unpacked.resolveSibling(bundle.release().id() + "." + environment + ".receipt");
    return Files.writeString(file, receipt.toText());
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
