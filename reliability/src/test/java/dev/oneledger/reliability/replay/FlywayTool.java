package dev.oneledger.reliability.replay;

import dev.oneledger.Receipt;
import dev.oneledger.flyway.FlywayHistory;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.reliability.replay.Story.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.configuration.ConfigUtils;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The real Flyway on the folder that is made for it, with the settings of its own file. */
record FlywayTool(Story story) implements ReplayTool {

  @Override
  public String name() {
    return "flyway";
  }

  @Override
  public void replay(Part part, ScratchDatabase database) {
    Path folder = story.folder(part).resolve("apply/flyway");
    Properties settings = new Properties();
    settings.putAll(
        ConfigUtils.loadConfigurationFile(folder.resolve("flyway.conf").toFile(), "UTF-8", true));
    Object lockByTransaction = settings.remove("flyway.postgresql.transactional.lock");
    FluentConfiguration configuration =
        Flyway.configure()
            .configuration(settings)
            .locations("filesystem:" + folder.resolve("sql"))
            .validateMigrationNaming(true)
            .dataSource(database.dataSource());
    if (lockByTransaction != null) {
      // The command line reads this key itself; the API needs Jackson 3 to, or this call.
      configuration
          .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
          .setTransactionalLock(Boolean.parseBoolean(lockByTransaction.toString()));
    }
    configuration.load().migrate();
  }

  @Override
  public List<Receipt> receipts(ScratchDatabase database) {
    return List.of(
        Receipt.read(story.second(), "staging", FlywayHistory.on(database.dataSource())));
  }
}
