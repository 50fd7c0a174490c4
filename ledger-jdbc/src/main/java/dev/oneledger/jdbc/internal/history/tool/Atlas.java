package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.checksum.AtlasDirectory;
import dev.oneledger.jdbc.internal.history.checksum.AtlasRevision;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Atlas: a log with one row per version, updated in place. Its {@code type} is made of flags: 1 is
 * a baseline, 2 was executed, 4 was set by hand.
 */
public final class Atlas {
  private static final String TABLE = "atlas_schema_revisions";
  private static final String CLOUD_MARKER = ".atlas_cloud_identifier";
  private static final int BASELINE = 1;
  private static final int EXECUTED = 2;
  private static final int SET_BY_HAND = 4;
  private static final IdRule ID = IdRule.columns("version", "description");
  private static final HistoryShape SHAPE =
      HistoryShape.keyedBy(new KeyColumn("version"))
          .id(ID)
          .state(Part.of(List.of("type", "applied", "total", "error"), Atlas::state))
          .details("operator_version", "execution_time", "applied", "total");
  private static final List<String> COLUMNS =
      Stream.concat(SHAPE.columns().stream(), Stream.of("executed_at", "hash")).toList();

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "Atlas",
              Fingerprint.of("version", "description", "type", "applied", "total", "hash"),
              TABLE + "." + TABLE,
              TABLE),
          Atlas::read,
          ToolOption.FILES,
          ToolOption.ZONE);

  private Atlas() {}

  private record Executed(HistoryRow row, AtlasRevision revision) {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    Map<String, byte[]> files = new TreeMap<>();
    lookup.folder().ifPresent(folder -> readAll(folder, files));
    Map<String, String> names = new HashMap<>();
    files.keySet().forEach(file -> names.putIfAbsent(AtlasRevision.versionOf(file), file));
    HistoryShape shape = SHAPE.appliedAt(lookup.time("executed_at"));
    List<Executed> executed = new ArrayList<>();
    lookup
        .session()
        .select(
            lookup.table(),
            COLUMNS,
            List.of("executed_at", "version"),
            fields ->
                !CLOUD_MARKER.equals(fields.text("version"))
                    && executed.add(new Executed(shape.row(fields), revision(fields, names))));
    AtlasDirectory directory =
        new AtlasDirectory(executed.stream().map(Executed::revision).toList(), files);
    HistoryReading reading =
        lookup.reading(executed.stream().map(row -> judgedBy(directory, row)).toList());
    return lookup
        .folder()
        .map(
            folder ->
                reading.withPending(
                    directory.pending().stream().map(file -> pending(folder, file)).toList()))
        .orElse(reading);
  }

  private static HistoryPending pending(ToolFolder folder, String file) {
    String version = AtlasRevision.versionOf(file);
    String rest = file.substring(version.length(), file.length() - ".sql".length());
    String description = rest.startsWith("_") ? rest.substring(1) : rest;
    return PendingFiles.file(version, HistoryIds.versioned(version, description), folder, file);
  }

  private static void readAll(ToolFolder folder, Map<String, byte[]> files) {
    for (String name : folder.names(".sql")) {
      folder.bytes(name).ifPresent(bytes -> files.put(name, bytes));
    }
  }

  private static AtlasRevision revision(Fields fields, Map<String, String> names)
      throws SQLException {
    String version = fields.textOrEmpty("version");
    String description = fields.textOrEmpty("description");
    String usual = (description.isEmpty() ? version : version + "_" + description) + ".sql";
    return new AtlasRevision(
        version,
        names.getOrDefault(version, usual),
        ID.read(fields).orElse(null),
        fields.textOrEmpty("hash"),
        has(fields, BASELINE));
  }

  private static HistoryState state(Fields fields) throws SQLException {
    if (has(fields, BASELINE)) {
      return HistoryState.BASELINED;
    }
    if (has(fields, SET_BY_HAND)) {
      return has(fields, EXECUTED) ? HistoryState.APPLIED : HistoryState.MARKED_RAN;
    }
    long applied = orZero(fields.number("applied"));
    if (applied < orZero(fields.number("total")) || !fields.textOrEmpty("error").isEmpty()) {
      return applied == 0 ? HistoryState.FAILED : HistoryState.PARTIAL;
    }
    return HistoryState.APPLIED;
  }

  private static boolean has(Fields fields, int flag) throws SQLException {
    return (orZero(fields.number("type")) & flag) != 0;
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  private static HistoryRow judgedBy(AtlasDirectory directory, Executed executed) {
    HistoryRow row = executed.row();
    byte[] ran = directory.ran(executed.revision());
    return new HistoryRow(
        row.key(),
        row.id(),
        row.state(),
        row.appliedAt(),
        directory.checksum(executed.revision()),
        ran == null ? null : SqlText.decode(ran, executed.revision().file()),
        row.details());
  }
}
