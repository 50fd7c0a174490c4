package dev.oneledger.flyway;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A folder of scripts, and the real Flyway that runs it. */
record FlywayFixture(ScratchDatabase database, Path folder) {

  FlywayFixture script(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  FluentConfiguration configuration() {
    return Flyway.configure()
        .dataSource(database.dataSource())
        .locations("filesystem:" + folder)
        .placeholders(Map.of("ph", "zed"));
  }

  FlywayFixture migrate() {
    configuration().load().migrate();
    return this;
  }

  /** Whether Flyway gives up. */
  boolean fails() {
    try {
      migrate();
      return false;
    } catch (FlywayException gaveUp) {
      return true;
    }
  }

  /** Adds a row by hand, such as the paid editions write. */
  FlywayFixture row(String version, String description, String type, String script, String rest) {
    database.execute(
        """
        INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, checksum, success)
        SELECT max(installed_rank) + 1, %s, '%s', '%s', '%s', 'me', 1, %s FROM flyway_schema_history"""
            .formatted(version, description, type, script, rest));
    return this;
  }

  HistoryReading read() {
    return FlywayHistory.on(database.dataSource()).read();
  }

  HistoryRow row(String key) {
    return read().rows().stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
  }

  static Verdict verdict(HistoryRow row, String text) {
    Migration ours = migration("1_ours", text);
    return row.checksum().judge(ours, List.of(ours));
  }

  static Migration migration(String id, String text) {
    return new Migration(MigrationId.parse(id), SqlText.of(text), null, true, "test");
  }
}
