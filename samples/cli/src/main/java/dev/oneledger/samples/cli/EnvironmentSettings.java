package dev.oneledger.samples.cli;

import static dev.oneledger.UnknownNameException.hint;

import dev.oneledger.Environment;
import dev.oneledger.LedgerException;
import dev.oneledger.Mode;
import dev.oneledger.OutOfOrder;
import dev.oneledger.ddl.CatalogDrift;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.spi.History;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One environment as the configuration has it.
 *
 * @param name its name
 * @param mode who applies there
 * @param section where it stands
 * @param database its database; null where the configuration names none
 * @param direct the same past a pooler; null where the configuration names none
 * @param preset the history of another tool in it; null where there is none
 * @param followsReleases whether it is meant to have what its releases have
 */
record EnvironmentSettings(
    String name,
    Mode mode,
    Section section,
    @Nullable DatabaseAccess database,
    @Nullable DatabaseAccess direct,
    @Nullable HistoryPreset preset,
    boolean followsReleases) {
  private static final String[] KEYS = {
    "mode",
    "url",
    "directUrl",
    "schema",
    "journalSchema",
    "lockTimeout",
    "outOfOrder",
    "watchCatalog",
    "userEnv",
    "userFile",
    "passwordEnv",
    "passwordFile",
    "history",
    "table",
    "files",
    "only",
    "zone",
    "followsReleases"
  };

  static EnvironmentSettings of(
      String name, Section section, Path folder, Map<String, String> variables) {
    section.knowing(KEYS);
    return new EnvironmentSettings(
        name,
        mode(section),
        section,
        section.text("url").isPresent() ? DatabaseAccess.of(section, folder, variables) : null,
        section.text("directUrl").isPresent()
            ? DatabaseAccess.of(section, "directUrl", folder, variables)
            : null,
        HistoryPreset.of(section, folder),
        section.flag("followsReleases"));
  }

  private static Mode mode(Section section) {
    String label = section.need("mode");
    try {
      return Mode.ofLabel(label);
    } catch (LedgerException unknown) {
      List<String> labels = Arrays.stream(Mode.values()).map(Mode::label).toList();
      throw section.refused("mode", "no such mode: " + hint(label, labels) + ".");
    }
  }

  /** As the ledger takes it. Credentials are read for it. */
  Environment toEnvironment() {
    Environment environment =
        switch (mode) {
          case MANAGED -> Environment.managed(name, target());
          case EXPORT_ONLY -> exportOnly();
          case RECONCILE -> Environment.reconcile(name, history());
        };
    Environment following = followsReleases ? environment.followingReleases() : environment;
    Environment ordered =
        section.oneOf("outOfOrder", OutOfOrder.class).map(following::outOfOrder).orElse(following);
    return section.flag("watchCatalog") ? ordered.watchingCatalog(watch()) : ordered;
  }

  private JdbcTarget target() {
    JdbcTarget target = JdbcTarget.on(dataSource());
    target = section.text("schema").map(target::schema).orElse(target);
    target = section.text("journalSchema").map(target::journalSchema).orElse(target);
    target =
        section
            .number("lockTimeout")
            .map(Duration::ofSeconds)
            .map(target::lockTimeout)
            .orElse(target);
    return direct == null ? target : target.statementConnections(direct.dataSource());
  }

  private CatalogDrift watch() {
    CatalogDrift watch = CatalogDrift.on(dataSource());
    return section.text("journalSchema").map(watch::journalSchema).orElse(watch);
  }

  private Environment exportOnly() {
    Environment environment = Environment.exportOnly(name);
    return preset == null ? environment : environment.readingHistory(history());
  }

  /** What the other tool says it did there. */
  History history() {
    if (preset == null) {
      throw section.refused("history", "needed here: say which tool applies migrations.");
    }
    return preset.on(dataSource());
  }

  DataSource dataSource() {
    if (database == null) {
      throw section.refused("url", "needed here: give the JDBC URL of its database.");
    }
    return database.dataSource();
  }
}
