package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.RowTexts;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The changes of a Sqitch project, put together from what is deployed and what happened.
 *
 * <p>A change that was reworked is there twice under one name. The first one deployed keeps the
 * name as its key, a later one has the beginning of its id behind it, so that no key ever comes to
 * mean another change.
 */
final class SqitchChanges {
  private static final int ID_SHOWN = 8;
  private static final String DEPLOY = "deploy";

  private final Map<String, HistoryRow> byId = new LinkedHashMap<>();

  /** Begins with what is deployed, in order. */
  SqitchChanges(List<HistoryRow> deployed) {
    deployed.forEach(row -> byId.put(id(row), row));
  }

  /** Takes in what happened, in order; what is deployed is put where it was deployed last. */
  void follow(List<HistoryRow> events) {
    Map<String, HistoryRow> last = new LinkedHashMap<>();
    for (HistoryRow event : events) {
      last.remove(id(event));
      last.put(id(event), event);
    }
    Map<String, HistoryRow> deployed = new LinkedHashMap<>(byId);
    deployed.keySet().stream().filter(id -> last.containsKey(id)).forEach(byId::remove);
    Set<String> names = new HashSet<>(deployed.values().stream().map(HistoryRow::key).toList());
    last.forEach(
        (id, event) -> {
          HistoryRow row = deployed.get(id);
          if (row != null) {
            byId.put(id, row);
          } else if (event.state() != HistoryState.APPLIED && names.add(event.key())) {
            byId.put(id, event);
          }
        });
  }

  /** The rows, in order. */
  List<HistoryRow> rows(Map<String, String> tags, Optional<ToolFolder> folder) {
    Map<String, Integer> seen = new HashMap<>();
    return byId.values().stream()
        .map(row -> folder.map(files -> withText(row, files)).orElse(row))
        .map(row -> named(row, seen.merge(row.key(), 1, Integer::sum) > 1, tags))
        .toList();
  }

  private static HistoryRow named(HistoryRow row, boolean again, Map<String, String> tags) {
    TreeMap<String, String> details = new TreeMap<>(row.details());
    Optional.ofNullable(tags.get(id(row))).ifPresent(tag -> details.put("tag", tag));
    String id = id(row);
    String key =
        again ? row.key() + "#" + id.substring(0, Math.min(ID_SHOWN, id.length())) : row.key();
    return new HistoryRow(
        key,
        again ? null : row.id(),
        row.state(),
        row.appliedAt(),
        row.checksum(),
        row.text(),
        details);
  }

  /** Whichever deploy script of that name has the hash: a reworked change left one per tag. */
  private static HistoryRow withText(HistoryRow row, ToolFolder folder) {
    Stream<String> reworked =
        folder.names(DEPLOY, ".sql").stream().filter(name -> name.startsWith(row.key() + "@"));
    List<String> files =
        Stream.concat(Stream.of(row.key() + ".sql"), reworked)
            .map(name -> DEPLOY + "/" + name)
            .toList();
    return RowTexts.verified(row, folder, files);
  }

  private static String id(HistoryRow row) {
    return row.details().getOrDefault(Sqitch.CHANGE_ID, row.key());
  }
}
