package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.NumberKey;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * golang-migrate: a pointer, one row with the version the database is at. With the tool's files
 * every migration up to it is a row; without them the version stands for all of them, as a baseline
 * does. A version that is dirty was begun and did not end well, upwards or downwards.
 */
public final class GolangMigrate {
  private static final Pattern FILE = Pattern.compile("([0-9]+)_(.*)\\.up\\..*");
  private static final NumberKey VERSION = new NumberKey("version");
  private static final HistoryChecksum NONE =
      HistoryChecksum.none("golang-migrate keeps no checksum");

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("golang-migrate", Fingerprint.of("version", "dirty"), "schema_migrations"),
          GolangMigrate::read,
          ToolOption.FILES);

  private GolangMigrate() {}

  private record Pointer(BigInteger version, boolean dirty) {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    List<Pointer> pointers =
        lookup
            .session()
            .select(
                lookup.table(),
                List.of("version", "dirty"),
                List.of(),
                fields ->
                    new Pointer(
                        new BigInteger(VERSION.read(fields)),
                        Boolean.TRUE.equals(fields.truth("dirty"))));
    if (pointers.size() > 1) {
      throw new LedgerException(
          "Table %s has %s rows, expected at most one: golang-migrate keeps the current version and nothing else. Check that it is its table."
              .formatted(lookup.table(), pointers.size()));
    }
    Pointer nowhere = new Pointer(BigInteger.ONE.negate(), false);
    Pointer pointer = pointers.isEmpty() ? nowhere : pointers.get(0);
    return lookup
        .folder()
        .map(folder -> listed(lookup, pointer, folder))
        .orElseGet(() -> lookup.reading(unlisted(pointer)));
  }

  private static List<HistoryRow> unlisted(Pointer pointer) {
    BigInteger version = pointer.version();
    if (version.signum() < 0) {
      return halfUndone(pointer);
    }
    if (!pointer.dirty()) {
      return List.of(row(version.toString(), id(version, ""), HistoryState.BASELINED, null));
    }
    HistoryRow dirty = row(version.toString(), id(version, ""), HistoryState.PARTIAL, null);
    BigInteger below = version.subtract(BigInteger.ONE);
    return below.signum() < 0
        ? List.of(dirty)
        : List.of(row("below " + version, id(below, ""), HistoryState.BASELINED, null), dirty);
  }

  /** Taking back the first migration failed: nothing is applied, and something may be left. */
  private static List<HistoryRow> halfUndone(Pointer pointer) {
    return pointer.dirty() && pointer.version().signum() < 0
        ? List.of(row(pointer.version().toString(), null, HistoryState.PARTIAL, null))
        : List.of();
  }

  private static HistoryReading listed(Lookup lookup, Pointer pointer, ToolFolder folder) {
    NavigableMap<BigInteger, String> files = files(folder);
    if (pointer.version().signum() >= 0) {
      files.putIfAbsent(pointer.version(), "");
    }
    List<HistoryRow> rows = new ArrayList<>(halfUndone(pointer));
    files
        .headMap(pointer.version(), true)
        .forEach(
            (version, name) -> {
              boolean dirty = pointer.dirty() && version.equals(pointer.version());
              HistoryState state = dirty ? HistoryState.PARTIAL : HistoryState.APPLIED;
              SqlText text = name.endsWith(".sql") ? folder.text(name).orElse(null) : null;
              rows.add(row(version.toString(), id(version, title(name)), state, text));
            });
    List<HistoryPending> pending = new ArrayList<>();
    files
        .tailMap(pointer.version(), false)
        .forEach(
            (version, name) ->
                pending.add(
                    PendingFiles.file(version.toString(), id(version, title(name)), folder, name)));
    return lookup.reading(rows).withPending(pending);
  }

  private static NavigableMap<BigInteger, String> files(ToolFolder folder) {
    NavigableMap<BigInteger, String> files = new TreeMap<>();
    for (String name : folder.names("")) {
      Matcher file = FILE.matcher(name);
      if (file.matches()) {
        files.put(new BigInteger(file.group(1)), name);
      }
    }
    return files;
  }

  private static String title(String name) {
    Matcher file = FILE.matcher(name);
    return file.matches() ? file.group(2) : "";
  }

  private static MigrationId id(BigInteger version, String title) {
    return Objects.requireNonNull(HistoryIds.versioned(version.toString(), title));
  }

  private static HistoryRow row(
      String key, @Nullable MigrationId id, HistoryState state, @Nullable SqlText text) {
    return new HistoryRow(key, id, state, null, NONE, text);
  }
}
