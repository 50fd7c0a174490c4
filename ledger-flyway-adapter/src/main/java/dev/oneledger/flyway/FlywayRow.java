package dev.oneledger.flyway;

import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row as Flyway wrote it.
 *
 * @param version null for a repeatable migration
 * @param type Flyway's word, in upper case
 * @param checksum null for what is not a file
 * @param run when it was, and what else is recorded of it
 */
record FlywayRow(
    @Nullable String version,
    String description,
    String type,
    String script,
    @Nullable Integer checksum,
    boolean success,
    FlywayRun run) {

  /** The columns without which a table is not Flyway's. */
  static final List<String> COLUMNS =
      List.of("installed_rank", "version", "description", "type", "script", "checksum", "success");

  /** What is read, as far as the table has it. */
  static final List<String> READ =
      List.of(
          "installed_rank",
          "version",
          "description",
          "type",
          "script",
          "checksum",
          "installed_by",
          "installed_on",
          "execution_time",
          "success");

  static final List<String> ORDER = List.of("installed_rank");

  private static final String NO_DESCRIPTION = "<< no description >>";
  private static final String CUT_OFF = "...";
  private static final int CUT_OFF_AT = 200;

  static FlywayRow read(Fields fields) throws SQLException {
    boolean success = Objects.requireNonNullElse(fields.truth("success"), false);
    return new FlywayRow(
        fields.text("version"),
        fields.textOrEmpty("description"),
        fields.textOrEmpty("type").toUpperCase(Locale.ROOT),
        fields.textOrEmpty("script"),
        fields.integer("checksum"),
        success,
        FlywayRun.read(fields, success));
  }

  FlywayType kind() {
    return FlywayType.of(type);
  }

  boolean isRepeatable() {
    return version == null;
  }

  /** What makes two rows rows of one migration. */
  String identity() {
    if (version == null) {
      return repeatable(description);
    }
    return kind() == FlywayType.BASELINE ? "B " + number(version) : versioned(version);
  }

  /** The identity of a versioned migration, however its version is spelled. */
  static String versioned(String version) {
    return "V " + number(version);
  }

  /** The identity of a repeatable migration. */
  static String repeatable(String description) {
    return "R " + description;
  }

  private static String number(String version) {
    return Revision.isRevision(version) ? Revision.parse(version).canonical() : version;
  }

  /** Our id: no slug for a baseline, whose description says nothing of a migration. */
  @Nullable MigrationId id() {
    String name = kind() == FlywayType.BASELINE ? "" : slug();
    if (version != null) {
      return HistoryIds.versioned(version, name);
    }
    return name.isEmpty() ? null : MigrationId.repeatable(name);
  }

  private String slug() {
    if (description.equals(NO_DESCRIPTION)) {
      return "";
    }
    int separator = script.indexOf("__");
    boolean cutOff = description.length() == CUT_OFF_AT && description.endsWith(CUT_OFF);
    if (!cutOff || separator < 0) {
      return HistoryIds.slug(description);
    }
    String file = HistoryIds.lastPart(script.substring(separator + 2));
    int extension = file.lastIndexOf('.');
    return HistoryIds.slug(extension < 0 ? file : file.substring(0, extension));
  }
}
