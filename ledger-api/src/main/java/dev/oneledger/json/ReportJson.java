package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.DriftReport;
import dev.oneledger.Ejection;
import dev.oneledger.Finding;
import dev.oneledger.FleetReport;
import dev.oneledger.Journal;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationProof;
import dev.oneledger.Plan;
import dev.oneledger.ReleaseReport;
import dev.oneledger.StatusMatrix;
import dev.oneledger.SyncReport;
import java.util.List;
import java.util.function.Function;

/**
 * Writes reports as JSON and reads them back without loss. The same report gives the same text:
 * fields in fixed order, two blanks of indentation, LF at each line's end, moments as ISO-8601 in
 * UTC. The text is ASCII: all other characters, and {@code < > & '}, are escaped, so that it is the
 * same in every encoding, steers no terminal, and can stand in a page.
 *
 * <p>What is read may have fields that this version does not know; they are left out. A report of a
 * newer version of its format is refused, and so are words that this version does not know.
 *
 * <p>Every {@code write} method throws {@link LedgerException} if a name that becomes a field's, of
 * an environment, a detail or a file, has half of a surrogate pair. Anywhere else one is kept.
 *
 * <p>Every {@code read} method throws {@link LedgerException} if the text is no JSON, is of another
 * format or a newer version of it, or lacks something, which is named with its place.
 */
public final class ReportJson {
  private ReportJson() {}

  /** The matrix as JSON. */
  public static String write(StatusMatrix matrix) {
    return write(ReportFormat.STATUS, StatusForm.write(matrix));
  }

  /** A matrix from JSON. */
  public static StatusMatrix readStatus(String json) {
    return read(json, ReportFormat.STATUS, StatusForm::read);
  }

  /** The drift report as JSON. */
  public static String write(DriftReport report) {
    return write(ReportFormat.DRIFT, DriftForm.write(report));
  }

  /** A drift report from JSON. */
  public static DriftReport readDrift(String json) {
    return read(json, ReportFormat.DRIFT, DriftForm::read);
  }

  /** The plan as JSON. */
  public static String write(Plan plan) {
    return write(ReportFormat.PLAN, SyncForms.write(plan));
  }

  /** A plan from JSON. */
  public static Plan readPlan(String json) {
    return read(json, ReportFormat.PLAN, SyncForms::readPlan);
  }

  /** What a sync did, as JSON. */
  public static String write(SyncReport report) {
    return write(ReportFormat.SYNC, SyncForms.write(report));
  }

  /** What a sync did, from JSON. */
  public static SyncReport readSync(String json) {
    return read(json, ReportFormat.SYNC, SyncForms::readSync);
  }

  /** The journal as JSON. */
  public static String write(Journal journal) {
    return write(ReportFormat.JOURNAL, JournalForm.write(journal));
  }

  /**
   * A journal from JSON. Its findings are those that were written: nothing is verified by reading.
   */
  public static Journal readJournal(String json) {
    return read(json, ReportFormat.JOURNAL, JournalForm::read);
  }

  /** The releases as JSON. */
  public static String write(ReleaseReport releases) {
    return write(ReportFormat.RELEASES, ReleasesForm.write(releases));
  }

  /** Releases from JSON. */
  public static ReleaseReport readReleases(String json) {
    return read(json, ReportFormat.RELEASES, ReleasesForm::read);
  }

  /** The ejection as JSON, with its files. */
  public static String write(Ejection ejection) {
    return write(ReportFormat.EJECTION, EjectionForm.write(ejection));
  }

  /** An ejection from JSON. */
  public static Ejection readEjection(String json) {
    return read(json, ReportFormat.EJECTION, EjectionForm::read);
  }

  /** Findings as JSON, those of a {@link dev.oneledger.FindingsException}, say. */
  public static String writeFindings(List<Finding> findings) {
    return write(
        ReportFormat.FINDINGS,
        Json.object().set("findings", Json.list(findings, FindingForm::write)));
  }

  /** Findings from JSON. */
  public static List<Finding> readFindings(String json) {
    return read(json, ReportFormat.FINDINGS, FindingForm::list);
  }

  /** Proofs as JSON. */
  public static String writeProofs(List<MigrationProof> proofs) {
    return write(
        ReportFormat.PROOFS, Json.object().set("proofs", Json.list(proofs, ProofForm::write)));
  }

  /** Proofs from JSON. */
  public static List<MigrationProof> readProofs(String json) {
    return read(json, ReportFormat.PROOFS, value -> value.field("proofs").list(ProofForm::read));
  }

  /** What was done in a fleet, or would be, as JSON. */
  public static String write(FleetReport report) {
    return write(ReportFormat.FLEET, FleetForm.write(report));
  }

  /** What was done in a fleet from JSON. */
  public static FleetReport readFleet(String json) {
    return read(json, ReportFormat.FLEET, FleetForm::read);
  }

  private static String write(ReportFormat format, ObjectNode body) {
    ObjectNode report = Json.object();
    report.put("format", format.label()).put("version", format.version()).setAll(body);
    return Json.text(report);
  }

  private static <T> T read(String json, ReportFormat format, Function<JsonValue, T> form) {
    JsonValue report = JsonValue.of(Json.parse(json));
    String found = report.field("format").text();
    if (!found.equals(format.label())) {
      throw report
          .field("format")
          .refused("'%s'".formatted(format.label()), "another format: read it as what it is");
    }
    long version = report.field("version").number();
    if (version < 1) {
      throw report.field("version").refused("1 or more", Long.toString(version));
    }
    if (version > format.version()) {
      throw new LedgerException(
          "This report is of version %s of the format '%s', and this version of the library reads up to version %s. Upgrade the library."
              .formatted(version, format.label(), format.version()));
    }
    return form.apply(report);
  }
}
