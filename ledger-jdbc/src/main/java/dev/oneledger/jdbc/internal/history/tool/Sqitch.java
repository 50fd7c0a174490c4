package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.checksum.FileDigest;
import dev.oneledger.jdbc.internal.history.files.SqitchPlan;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.ChecksumColumn;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.StateRule;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sqitch: the table {@code changes} has what is deployed, the table {@code events} what became of
 * it. A change that is not deployed is undone or failed by its last event.
 */
public final class Sqitch {
  static final String CHANGE_ID = "change_id";

  private static final Scope PROJECT = new Scope("project", "project");
  private static final HistoryShape SHAPE =
      HistoryShape.keyedBy(new KeyColumn("change"))
          .id(IdRule.named("change"))
          .details(CHANGE_ID, "note", "committer_name", "planner_name");
  private static final Map<String, HistoryState> EVENTS =
      Map.of(
          "deploy", HistoryState.APPLIED,
          "merge", HistoryState.APPLIED,
          "revert", HistoryState.UNDONE,
          "fail", HistoryState.FAILED);

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "Sqitch",
              Fingerprint.of(CHANGE_ID, "change", "project", "planned_at"),
              "sqitch.changes",
              "changes"),
          Sqitch::read,
          ToolOption.FILES,
          ToolOption.ONLY,
          ToolOption.ZONE);

  private Sqitch() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    String project = PROJECT.chosen(lookup);
    HistoryShape timed = SHAPE.appliedAt(lookup.time("committed_at"));
    HistoryShape deployed =
        timed.checksum(Part.of(List.of("script_hash", CHANGE_ID), Sqitch::checksum));
    List<HistoryRow> changes = lookup.rows(ofProject(deployed, project));
    SqitchChanges history = new SqitchChanges(changes);
    Optional<FoundTable> events = lookup.beside("events", "event", CHANGE_ID, "committed_at");
    if (events.isPresent()) {
      TableRows log = ofProject(timed.state(new StateRule("event", EVENTS)), project);
      history.follow(log.read(lookup.session(), events.get()));
    }
    HistoryReading reading =
        lookup.reading(
            history.rows(tags(lookup), lookup.folder()), "project '%s'".formatted(project));
    return lookup
        .folder()
        .map(folder -> reading.withPending(pending(changes, folder)))
        .orElse(reading);
  }

  /** What the plan has more of than is deployed; of a change that was reworked, the last. */
  private static List<HistoryPending> pending(List<HistoryRow> deployed, ToolFolder folder) {
    List<String> names = new ArrayList<>(deployed.stream().map(HistoryRow::key).toList());
    return SqitchPlan.changes(folder).stream()
        .filter(change -> !names.remove(change))
        .map(
            change ->
                PendingFiles.file(
                    change, HistoryIds.named(change), folder, "deploy/" + change + ".sql"))
        .toList();
  }

  private static TableRows ofProject(HistoryShape shape, String project) {
    return TableRows.of(shape)
        .only(List.of("project"), fields -> project.equals(fields.text("project")))
        .order(RowOrder.everyBy("committed_at", CHANGE_ID));
  }

  private static HistoryChecksum checksum(Fields fields) throws SQLException {
    String stored = fields.text("script_hash");
    if (stored == null) {
      return ChecksumColumn.absent(fields);
    }
    return stored.equals(fields.text(CHANGE_ID))
        ? HistoryChecksum.none(
            "an upgrade of the registry put the change's id in place of its script's hash")
        : FileDigest.sha1(stored);
  }

  private static Map<String, String> tags(Lookup lookup) throws SQLException {
    Map<String, String> tags = new HashMap<>();
    Optional<FoundTable> table = lookup.beside("tags", "tag", CHANGE_ID);
    if (table.isPresent()) {
      lookup
          .session()
          .select(
              table.get(),
              List.of("tag", CHANGE_ID),
              List.of("tag"),
              fields -> List.of(fields.textOrEmpty(CHANGE_ID), fields.textOrEmpty("tag")))
          .forEach(tag -> tags.merge(tag.get(0), tag.get(1), (first, more) -> first + " " + more));
    }
    return tags;
  }
}
