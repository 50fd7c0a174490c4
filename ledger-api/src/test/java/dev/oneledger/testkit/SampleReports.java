package dev.oneledger.testkit;

import dev.oneledger.Approval;
import dev.oneledger.Assurance;
import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.Facts;
import dev.oneledger.DriftReport.Row;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Ejection;
import dev.oneledger.EntryKind;
import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FleetReport;
import dev.oneledger.Hash;
import dev.oneledger.Journal;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.MigrationProof;
import dev.oneledger.Mode;
import dev.oneledger.Plan;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.ReleaseReport;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.SyncReport;
import dev.oneledger.WaivedFinding;
import dev.oneledger.Waiver;
import dev.oneledger.spi.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One report of each kind, the same at every call: what their texts and formats are held to. */
public final class SampleReports {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final String INIT = "141_init";
  private static final String RENAME = "142_accounts_rename";
  private static final String POLICIES = "143_rls_policies";
  private static final String HOTFIX = "V0147__hotfix_idx.sql";

  private static final Finding CHANGED =
      new Finding(
          FindingCode.CHANGED,
          "prod, " + POLICIES,
          "the text differs from the one applied.\n  expected: "
              + Hash.sha256("ours").shortForm()
              + "\n  actual:   "
              + Hash.sha256("theirs").shortForm(),
          "Put the applied text back, and write the change as a new migration.");
  private static final Finding OUTSIDE =
      new Finding(
          FindingCode.OUTSIDE,
          "prod, " + HOTFIX,
          "it was applied there and the ledger does not know it.",
          "Adopt it, or waive it.");
  private static final Finding WAIVED =
      new Finding(
          FindingCode.FAILED_THERE, "prod, V0148__x.sql", "it failed there.", "Look at it there.");
  private static final Finding NOTE =
      new Finding(
          FindingCode.NOT_IN_BUILD,
          "prod, " + RENAME,
          "it is applied there and this build does not contain it.",
          "Nothing, if a newer build applied it.");

  private SampleReports() {}

  /** The matrix of the README, with marks and a finding. */
  public static StatusMatrix matrix() {
    return new StatusMatrix(
        "customer-success-hub",
        List.of(
            new Column("dev", Mode.MANAGED, NOON, "journal", List.of()),
            new Column("staging", Mode.EXPORT_ONLY, null, "receipts", List.of()),
            new Column("prod", Mode.RECONCILE, NOON, "flyway_schema_history", List.of(NOTE))),
        List.of(
            row(INIT, CellState.APPLIED, CellState.APPLIED, CellState.APPLIED),
            row(RENAME, CellState.APPLIED, CellState.APPLIED, CellState.DRIFTED),
            row("144_customer_health_score", CellState.APPLIED, CellState.PENDING, CellState.BLANK),
            row("145_名前を変える", CellState.IN_DOUBT, CellState.PENDING, CellState.BLANK),
            row(
                "146_cafe\u0301_re\u0301sume\u0301",
                CellState.FAILED,
                CellState.BLANK,
                CellState.BLANK),
            row(HOTFIX, CellState.BLANK, CellState.BLANK, CellState.OUTSIDE)));
  }

  private static StatusMatrix.Row row(
      String label, CellState dev, CellState staging, CellState prod) {
    return new StatusMatrix.Row(
        label,
        Map.of(
            "dev", cell(dev, Evidence.JOURNAL),
            "staging", cell(staging, Evidence.CLAIMED),
            "prod", cell(prod, Evidence.HISTORY)));
  }

  private static Cell cell(CellState state, Evidence evidence) {
    return state == CellState.BLANK ? Cell.BLANK : new Cell(state, evidence, false);
  }

  /** So many migrations in so many environments, all applied. */
  public static StatusMatrix matrix(int migrations, int environments) {
    List<String> names = IntStream.range(0, environments).mapToObj(i -> "region-" + i).toList();
    Map<String, Cell> cells = new TreeMap<>();
    names.forEach(name -> cells.put(name, cell(CellState.APPLIED, Evidence.JOURNAL)));
    return new StatusMatrix(
        "hub",
        names.stream()
            .map(name -> new Column(name, Mode.MANAGED, NOON, "journal", List.of()))
            .toList(),
        IntStream.rangeClosed(1, migrations)
            .mapToObj(i -> new StatusMatrix.Row(i + "_some_change_of_the_schema", cells))
            .toList());
  }

  /** An environment of another tool with one finding of each weight, and a waived one. */
  public static DriftReport drift() {
    Facts changed =
        new Facts(
            MigrationId.parse(POLICIES),
            Hash.sha256("ours"),
            Hash.sha256("theirs"),
            NOON.minusSeconds(3600),
            "grace");
    return new DriftReport(
        "prod",
        Mode.RECONCILE,
        NOON,
        "flyway_schema_history",
        List.of(
            new Row(INIT, "applied", "applied", RowState.IN_SYNC, null, null),
            new Row(RENAME, "", "applied", RowState.IN_SYNC, NOTE, null),
            new Row(
                "V0143__rls_policies.sql",
                "applied",
                "applied",
                RowState.DRIFT,
                CHANGED,
                """
                --- ledger: 143_rls_policies
                +++ prod: V0143__rls_policies.sql
                @@ -1,2 +1,2 @@
                 alter table a
                -\tenable row level security;
                +\tdisable row level security;
                """,
                Verdict.compare("CRC32 (Flyway)", "1487", "-99")
                    .limitedBy("does not see line ends"),
                new TreeMap<>(Map.of("installed rank", "7", "undo", "drop x;\ndrop y;\n")),
                changed),
            new Row(HOTFIX, "", "applied", RowState.DRIFT, OUTSIDE, null),
            new Row("V0148__x.sql", "", "failed", RowState.WAIVED, WAIVED, null)),
        List.of(CHANGED, OUTSIDE, NOTE),
        List.of(
            new WaivedFinding(
                WAIVED, Waiver.by("ada", "known, see OPS-7").until(NOON.plusSeconds(86_400)))));
  }

  /** A plan of two migrations with a note. */
  public static Plan plan() {
    return new Plan(
        "dev",
        Mode.MANAGED,
        List.of(
            new Plan.Step(MigrationId.parse(INIT), "new", "create table a(id int);\n"),
            new Plan.Step(MigrationId.parse("R__view"), "its text changed", "select 1;")),
        List.of(NOTE),
        "dev: 2 migrations to apply.");
  }

  /** A sync that applied one migration. */
  public static SyncReport sync() {
    return new SyncReport(
        "dev",
        Mode.MANAGED,
        List.of(MigrationId.parse(INIT)),
        List.of(NOTE),
        "dev: applied 1 migration.");
  }

  /** A journal of two entries; its hashes are made up. */
  public static Journal journal(Finding... findings) {
    JournalKey key = JournalKey.environment("hub", "dev");
    return new Journal(
        key,
        List.of(
            entry(key, 1, EntryKind.OPENED, null),
            entry(
                key,
                2,
                EntryKind.APPLIED,
                new JournalEntry.Subject(INIT, Hash.sha256("ours"), null))),
        List.of(findings));
  }

  private static JournalEntry entry(
      JournalKey key, int sequence, EntryKind kind, JournalEntry.@Nullable Subject subject) {
    return new JournalEntry(
        key,
        sequence,
        kind,
        new JournalEntry.Stamp(NOON.plusNanos(1000L * sequence), "ada", "web-7", "0.1.0"),
        subject,
        new TreeMap<>(Map.of("mode", "managed", "schema", "public")),
        new JournalEntry.Chain(
            Hash.sha256("before" + sequence),
            Hash.sha256("state" + sequence),
            Hash.sha256("entry" + sequence)));
  }

  /** A finding of a journal that was tampered with. */
  public static Finding altered() {
    return new Finding(
        FindingCode.ENTRY_ALTERED, "hub environment:dev, entry 2", "its hash differs.", "Ask.");
  }

  /** Two releases, the second with everything that one can have. */
  public static ReleaseReport releases() {
    Lineage lineage =
        new Lineage(
            List.of(
                new Lineage.Pin(MigrationId.parse(INIT), Hash.sha256("a"), Hash.sha256("b")),
                new Lineage.Pin(MigrationId.parse("1_10_x"), Hash.sha256("c"), null)));
    ReleaseConditions conditions =
        new ReleaseConditions(
            NOON.plusSeconds(86_400),
            new TreeSet<>(List.of("prod", "staging")),
            new ReleaseConditions.Prefix("rel_7", 1, Hash.sha256("d")));
    return new ReleaseReport(
        "hub",
        List.of(
            item("rel_7", 1, Lineage.EMPTY, ReleaseConditions.NONE, List.of()),
            item(
                "rel_8f12",
                2,
                lineage,
                conditions,
                List.of(new Approval("grace", "looked at it", NOON)))));
  }

  private static ReleaseReport.Item item(
      String id,
      int sequence,
      Lineage lineage,
      ReleaseConditions conditions,
      List<Approval> approvals) {
    return new ReleaseReport.Item(
        new ReleaseName("hub", id, "2." + sequence + ".0", sequence, 1),
        NOON,
        lineage.pins().stream().map(Lineage.Pin::id).limit(1).toList(),
        lineage,
        conditions,
        Hash.sha256("bundle" + sequence),
        approvals);
  }

  /** An environment handed over to Flyway. */
  public static Ejection ejection() {
    return new Ejection(
        "dev",
        "flyway",
        new TreeMap<>(Map.of("eject.sql", "insert into x;\n", "sql/V141__init.sql", "")),
        List.of(MigrationId.parse(INIT), MigrationId.parse(RENAME)),
        List.of(MigrationId.parse(RENAME)));
  }

  /** A proof with a rollback text, and one without. */
  public static List<MigrationProof> proofs() {
    return List.of(
        new MigrationProof(
            MigrationId.parse(INIT),
            Hash.sha256("a"),
            Hash.sha256("b"),
            Assurance.PROVEN,
            Assurance.PROVEN,
            "PostgreSQL 15",
            NOON),
        new MigrationProof(
            MigrationId.parse(RENAME),
            Hash.sha256("c"),
            null,
            Assurance.CLAIMED,
            Assurance.NO,
            "PostgreSQL 15",
            NOON));
  }

  /** A fleet in which one failure more than allowed stopped the run. */
  public static FleetReport fleet() {
    MigrationId init = MigrationId.parse(INIT);
    MigrationId rename = MigrationId.parse(RENAME);
    return new FleetReport(
        "customer-success-hub",
        List.of(
            new FleetReport.Group(
                FleetReport.Outcome.FAILED,
                List.of(),
                "Environment '<environment>': Migration '142_accounts_rename' failed at line 3.\n"
                    + "  server    column \"name\" does not exist",
                List.of("acme", "umbrella")),
            new FleetReport.Group(
                FleetReport.Outcome.NOT_TRIED,
                List.of(),
                "",
                IntStream.rangeClosed(1, 6).mapToObj(i -> "tenant_" + i).toList()),
            new FleetReport.Group(
                FleetReport.Outcome.APPLIED, List.of(init, rename), "", List.of("initech")),
            new FleetReport.Group(
                FleetReport.Outcome.UP_TO_DATE, List.of(), "", List.of("グローバル商事", "hooli"))),
        "2 failed, and the error budget is 1.",
        matrix());
  }

  /** One of each weight. */
  public static List<Finding> findings() {
    return List.of(CHANGED, OUTSIDE, NOTE);
  }
}
