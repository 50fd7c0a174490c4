package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlText;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.file.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Accepts a receipt, once it is shown to speak of this environment and of the pinned texts. */
final class Acknowledgement {
  /** How far the clocks of those who write receipts may be ahead of the ledger's. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Context context;
  private final Environment environment;
  private final Receipt receipt;
  private final ReceiptProof proof;

  private Acknowledgement(
      Context context, Environment environment, Receipt receipt, ReceiptProof proof) {
    this.context = context;
    this.environment = environment;
    this.receipt = receipt;
    this.proof = proof;
  }

  Acknowledgement(Context context, Environment environment, Receipt receipt) {
    this(context, environment, receipt, ReceiptProof.NONE);
  }

  Acknowledgement(Context context, Environment environment, ProvenReceipt receipt) {
    this(context, environment, receipt.receipt(), ReceiptProof.of(receipt.proof()));
  }

  SyncReport accept() {
    if (environment.mode() != Mode.EXPORT_ONLY) {
      throw refused(
          "the environment is %s; receipts are for export-only ones"
              .formatted(environment.mode().label()));
    }
    EnvironmentRecord record = context.recordOf(environment.name());
    Admission.mode(environment, record)
        .ifPresent(
            finding -> {
              throw new FindingsException("The receipt was not accepted.", List.of(finding));
            });
    expect("app", context.app(), receipt.release().app());
    expect("environment", environment.name(), receipt.environment());
    AppRecord app = context.appRecord();
    ReleaseDocument release = releaseOf(app, receipt.release());
    refuseReplaced(record, release.name());
    refuseUnassigned(app, record, release);
    expect("lineage", release.lineage().digest(), receipt.lineage());
    refuseEmpty();
    checkPinned(release.lineage());
    refuseFuture();
    return write(release.lineage());
  }

  private ReleaseDocument releaseOf(AppRecord app, ReleaseName name) {
    ReleaseDocument known =
        app.revision(name.id(), name.revision())
            .orElseThrow(() -> refused("the ledger has no release " + OneLine.of(name.toString())));
    expect("release", inFull(known.name()), OneLine.of(inFull(name)));
    return known;
  }

  private static String inFull(ReleaseName name) {
    return "%s, sequence %s".formatted(name, name.sequence());
  }

  /** It would make every true one look outdated until its time has come. */
  private void refuseFuture() {
    Instant now = context.stamps().now().at();
    if (receipt.at().isAfter(now.plus(AHEAD))) {
      throw refused(
          "it is of a later moment than now:%n  expected  at most %s (the ledger's clock is at %s, five minutes are granted)%n  found     %s%nSet the clock of whoever made it right, and hand back a new receipt"
              .formatted(now.plus(AHEAD), now, receipt.at()));
    }
  }

  /** What a later revision took the place of is not what the environment is meant to have. */
  private void refuseReplaced(EnvironmentRecord record, ReleaseName name) {
    record
        .latestAssigned(name.id())
        .ifPresent(
            latest -> {
              if (latest > name.revision()) {
                throw refused(
                    "release %s is superseded by r%s, which is assigned to this environment; replay that one and hand back its receipt"
                        .formatted(name, latest));
              }
            });
  }

  /** The receipt may be for the assigned release or for one its lineage continues. */
  private void refuseUnassigned(AppRecord app, EnvironmentRecord record, ReleaseDocument release) {
    boolean assigned =
        record
            .assignment()
            .flatMap(a -> app.revision(a.releaseId(), a.revision()))
            .filter(current -> current.lineage().extendsFrom(release.lineage()))
            .isPresent();
    if (!assigned) {
      throw refused(
          "release %s is not assigned to this environment; assign it first"
              .formatted(release.name()));
    }
  }

  private void refuseEmpty() {
    if (receipt.applied().isEmpty()) {
      throw refused("it lists no migration");
    }
  }

  /**
   * A receipt says everything of its release's lineage: of that, a later one cannot know less than
   * an earlier one.
   */
  private boolean refuseOutdated(EnvironmentRecord current, Lineage lineage) {
    AcceptedReceipts known = AcceptedReceipts.of(context, context.appRecord(), current);
    known
        .notBefore(proof.evidence())
        .filter(at -> at.isAfter(receipt.at()))
        .ifPresent(
            at -> {
              throw refused(
                  "it is of %s, and one of %s is accepted already".formatted(receipt.at(), at));
            });
    Set<MigrationId> listed =
        receipt.applied().stream().map(Receipt.Applied::id).collect(Collectors.toSet());
    List<MigrationId> lost =
        known.mustList(proof.evidence(), lineage).stream()
            .filter(id -> !listed.contains(id))
            .toList();
    if (!lost.isEmpty()) {
      throw refused("it lacks what an accepted one lists: " + lost);
    }
    return true;
  }

  private void checkPinned(Lineage lineage) {
    Map<MigrationId, Lineage.Pin> pins =
        lineage.pins().stream().collect(Collectors.toMap(Lineage.Pin::id, pin -> pin));
    for (Receipt.Applied applied : receipt.applied()) {
      Lineage.Pin pin = pins.get(applied.id());
      if (pin == null) {
        throw refused("migration %s is not in its lineage".formatted(applied.id()));
      }
      expect("text of " + applied.id(), pin.textHash(), applied.textHash());
    }
  }

  private void expect(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw refused("%s:%n  expected  %s%n  found     %s".formatted(what, expected, actual));
    }
  }

  private LedgerException refused(String why) {
    return new LedgerException(
        "The receipt for environment '%s' was not accepted: %s."
            .formatted(environment.name(), why)
            .replace("\r\n", "\n"));
  }

  private SyncReport write(Lineage lineage) {
    SqlText document = SqlText.of(receipt.toText());
    Map<String, String> details = new TreeMap<>(proof.details());
    details.put(EnvironmentRecord.RECEIPT, document.textHash().toString());
    details.put(EnvironmentRecord.EVIDENCE, proof.evidence().name());
    details.put(EnvironmentRecord.RELEASE, receipt.release().id());
    details.put(EnvironmentRecord.REVISION, Integer.toString(receipt.release().revision()));
    details.put(EnvironmentRecord.AS_OF, receipt.at().toString());
    List<SqlText> texts = new ArrayList<>(List.of(document));
    proof.signature().ifPresent(texts::add);
    context
        .journals()
        .record(
            environment.name(),
            EntryKind.ACKNOWLEDGED,
            details,
            texts,
            current -> refuseOutdated(current, lineage));
    return new SyncReport(
        environment.name(),
        environment.mode(),
        receipt.applied().stream().map(Receipt.Applied::id).toList(),
        List.of(),
        "%s: receipt accepted, %s of %s %s."
            .formatted(
                environment.name(),
                Counted.migrations(receipt.applied().size()),
                receipt.release(),
                proof.inWords()));
  }
}
