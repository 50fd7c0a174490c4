package dev.oneledger.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Approval;
import dev.oneledger.Assurance;
import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Ejection;
import dev.oneledger.EntryKind;
import dev.oneledger.Evidence;
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
import dev.oneledger.SyncReport;
import dev.oneledger.WaivedFinding;
import dev.oneledger.Waiver;
import dev.oneledger.spi.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every report comes back as it was, whatever is in it, and its JSON is plain and as described. */
class RoundTripLawsTest {
  private static final int TRIES = 200;

  private static <T> void there_and_back(
      ReportFormat format, T report, Function<T, String> write, Function<String, T> read) {
    String json = write.apply(report);
    T back = read.apply(json);

    assertThat(back).isEqualTo(report);
    assertThat(write.apply(back)).isEqualTo(json);
    assertThat(json).matches("[ -~\n]*").doesNotContain("<", ">", "&", "'");
    assertThat(SchemaCheck.errors(format, json)).isEmpty();
  }

  @Property(tries = TRIES)
  void the_matrix(@ForAll Random random) {
    MadeUp made = new MadeUp(random);
    StatusMatrix matrix =
        new StatusMatrix(
            made.text(),
            made.some(
                () ->
                    new StatusMatrix.Column(
                        made.key(),
                        made.word(Mode.class),
                        made.orNull(made::moment),
                        made.text(),
                        made.findings())),
            made.some(() -> new StatusMatrix.Row(made.text(), cells(made))));

    there_and_back(ReportFormat.STATUS, matrix, ReportJson::write, ReportJson::readStatus);
  }

  private static Map<String, StatusMatrix.Cell> cells(MadeUp made) {
    Map<String, StatusMatrix.Cell> cells = new HashMap<>();
    made.some(made::key)
        .forEach(
            environment ->
                cells.put(
                    environment,
                    new StatusMatrix.Cell(
                        made.word(CellState.class),
                        made.orNull(() -> made.word(Evidence.class)),
                        made.coin())));
    return cells;
  }

  @Property(tries = TRIES)
  void a_drift_report(@ForAll Random random) {
    MadeUp made = new MadeUp(random);
    DriftReport report =
        new DriftReport(
            made.text(),
            made.word(Mode.class),
            made.orNull(made::moment),
            made.text(),
            made.some(() -> row(made)),
            made.findings(),
            made.some(
                () ->
                    new WaivedFinding(
                        made.finding(),
                        new Waiver(
                            made.person(), "because " + made.text(), made.orNull(made::moment)))));

    there_and_back(ReportFormat.DRIFT, report, ReportJson::write, ReportJson::readDrift);
  }

  private static DriftReport.Row row(MadeUp made) {
    return new DriftReport.Row(
        made.text(),
        made.text(),
        made.text(),
        made.word(RowState.class),
        made.orNull(made::finding),
        made.orNull(made::text),
        made.orNull(
            () ->
                new Verdict(
                    made.word(Verdict.Outcome.class),
                    made.text(),
                    made.orNull(made::text),
                    made.orNull(made::text),
                    made.text())),
        made.details(),
        new DriftReport.Facts(
            made.orNull(made::id),
            made.orNull(made::hash),
            made.orNull(made::hash),
            made.orNull(made::moment),
            made.orNull(made::text)));
  }

  @Property(tries = TRIES)
  void a_plan(@ForAll Random random) {
    MadeUp made = new MadeUp(random);
    Plan plan =
        new Plan(
            made.text(),
            made.word(Mode.class),
            made.some(() -> new Plan.Step(made.id(), made.text(), made.text())),
            made.findings(),
            made.text());

    there_and_back(ReportFormat.PLAN, plan, ReportJson::write, ReportJson::readPlan);
  }

  @Property(tries = TRIES)
  void what_a_sync_did(@ForAll Random random) {
    MadeUp made = new MadeUp(random);
    SyncReport report =
        new SyncReport(
            made.text(), made.word(Mode.class), made.some(made::id), made.findings(), made.text());

    there_and_back(ReportFormat.SYNC, report, ReportJson::write, ReportJson::readSync);
  }

  @Property(tries = TRIES)
  void a_journal(@ForAll Random random) {
    MadeUp made = new MadeUp(random);
    JournalKey key = made.journal();
    Journal journal = new Journal(key, entries(made, key), made.findings());

    there_and_back(ReportFormat.JOURNAL, journal, ReportJson::write, ReportJson::readJournal);
  }

  private static List<JournalEntry> entries(MadeUp made, JournalKey key) {
    return made.some(
        () ->
            new JournalEntry(
                key,
                made.number(),
                made.word(EntryKind.class),
                new JournalEntry.Stamp(made.moment(), made.text(), made.text(), made.text()),
                made.orNull(
                    () ->
                        new JournalEntry.Subject(
                            made.text(), made.orNull(made::hash), made.orNull(made::hash))),
                made.details(),
                new JournalEntry.Chain(made.hash(), made.hash(), made.hash())));
  }

  @Property(tries = TRIES)
  void releases(@ForAll Random random) {
    MadeUp made = new MadeUp(random);
    ReleaseReport report = new ReleaseReport(made.text(), made.some(() -> release(made)));

    there_and_back(ReportFormat.RELEASES, report, ReportJson::write, ReportJson::readReleases);
  }

  private static ReleaseReport.Item release(MadeUp made) {
    return new ReleaseReport.Item(
        new ReleaseName(made.text(), made.text(), made.text(), made.number(), made.number()),
        made.moment(),
        made.some(made::id),
        lineage(made),
        new ReleaseConditions(
            made.orNull(made::end),
            new TreeSet<>(made.some(() -> made.oneOf(List.of("dev", "prod-eu", "qa")))),
            made.orNull(() -> new ReleaseConditions.Prefix("rel_7", made.number(), made.hash()))),
        made.hash(),
        made.some(() -> new Approval(made.person(), "because " + made.text(), made.moment())));
  }

  private static Lineage lineage(MadeUp made) {
    Map<MigrationId, Hash> texts =
        made.some(made::id).stream()
            .distinct()
            .collect(Collectors.toMap(id -> id, id -> made.hash()));
    return new Lineage(
        texts.entrySet().stream()
            .map(each -> new Lineage.Pin(each.getKey(), each.getValue(), made.orNull(made::hash)))
            .toList());
  }

  @Property(tries = TRIES)
  void findings(@ForAll Random random) {
    there_and_back(
        ReportFormat.FINDINGS,
        new MadeUp(random).findings(),
        ReportJson::writeFindings,
        ReportJson::readFindings);
  }

  @Property(tries = TRIES)
  void an_ejection(@ForAll Random random) {
    MadeUp made = new MadeUp(random);
    Ejection ejection =
        new Ejection(
            made.text(), made.text(), made.details(), made.some(made::id), made.some(made::id));

    there_and_back(ReportFormat.EJECTION, ejection, ReportJson::write, ReportJson::readEjection);
  }

  @Property(tries = TRIES)
  void proofs(@ForAll Random random) {
    MadeUp made = new MadeUp(random);
    List<MigrationProof> proofs = made.some(() -> proof(made));

    there_and_back(ReportFormat.PROOFS, proofs, ReportJson::writeProofs, ReportJson::readProofs);
  }

  private static MigrationProof proof(MadeUp made) {
    Hash rollback = made.orNull(made::hash);
    return new MigrationProof(
        made.id(),
        made.hash(),
        rollback,
        made.word(Assurance.class),
        rollback == null ? Assurance.NO : made.word(Assurance.class),
        made.oneOf(List.of("PostgreSQL 15", "<script>", "製品 \"1\"")),
        made.moment());
  }
}
