package dev.oneledger.samples.cli;

import static dev.oneledger.UnknownNameException.hint;

import dev.oneledger.flyway.FlywayHistory;
import dev.oneledger.jdbc.DetectedHistory;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.ToolHistory;
import dev.oneledger.liquibase.LiquibaseHistory;
import dev.oneledger.spi.History;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which tool's history an environment has.
 *
 * @param tool {@code flyway}, {@code liquibase}, or a {@link MigrationTool} in lower case with
 *     dashes
 * @param table the table, where it is not the tool's usual one
 * @param files the folder of the tool's own files
 * @param only which of several histories in one table
 * @param zone the time zone of moments that name none
 */
record HistoryPreset(
    String tool,
    Optional<String> table,
    Optional<Path> files,
    Optional<String> only,
    Optional<ZoneId> zone) {

  /** Those with an adapter of their own. */
  private static final List<String> OTHERS = List.of("flyway", "liquibase");

  /** What the section says; null if it names no history. */
  static @Nullable HistoryPreset of(Section section, Path folder) {
    Optional<String> tool = section.text("history");
    if (tool.isEmpty()) {
      return null;
    }
    if (!names().contains(tool.get())) {
      throw section.refused("history", "no such tool: " + hint(tool.get(), names()) + ".");
    }
    return new HistoryPreset(
        tool.get(),
        section.text("table"),
        section.text("files").map(folder::resolve),
        section.text("only"),
        section.text("zone").map(name -> zone(section, name)));
  }

  private static ZoneId zone(Section section, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw section.refused("zone", "no such time zone: expected one as Europe/Berlin or +02:00.");
    }
  }

  private static List<String> names() {
    return Stream.concat(
            OTHERS.stream(), Arrays.stream(MigrationTool.values()).map(HistoryPreset::name))
        .toList();
  }

  /** What the configuration calls the tool, if it has a word for it. */
  static Optional<String> nameOf(DetectedHistory found) {
    return Optional.ofNullable(found.tool())
        .map(HistoryPreset::name)
        .or(() -> Optional.of(found.name().toLowerCase(Locale.ROOT)).filter(OTHERS::contains));
  }

  private static String name(MigrationTool tool) {
    return tool.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  History on(DataSource database) {
    return switch (tool) {
      case "flyway" -> flyway(FlywayHistory.on(database));
      case "liquibase" -> liquibase(LiquibaseHistory.on(database));
      default -> known(HistoryTable.of(knownTool(), database));
    };
  }

  private MigrationTool knownTool() {
    return Arrays.stream(MigrationTool.values())
        .filter(each -> name(each).equals(tool))
        .findFirst()
        .orElseThrow();
  }

  private History flyway(FlywayHistory history) {
    FlywayHistory there = table.map(history::table).orElse(history);
    return files.map(there::scripts).orElse(there);
  }

  private History liquibase(LiquibaseHistory history) {
    LiquibaseHistory there = table.map(history::table).orElse(history);
    return files.map(there::changelogs).orElse(there);
  }

  private History known(ToolHistory history) {
    ToolHistory there = table.map(history::table).orElse(history);
    ToolHistory only = this.only.map(there::only).orElse(there);
    ToolHistory zoned = zone.map(only::zone).orElse(only);
    return files.map(zoned::files).orElse(zoned);
  }
}
