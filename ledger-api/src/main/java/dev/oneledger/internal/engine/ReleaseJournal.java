package dev.oneledger.internal.engine;

import dev.oneledger.Approval;
import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.engine.LedgerJournals.Addition;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the app's journal says of one release revision: who cut it, and who approved it. */
final class ReleaseJournal {
  /** Who wrote an entry that stands in somebody else's name. */
  static final String RECORDED_BY = "recorded-by";

  private final Context context;
  private final ReleaseDocument release;

  ReleaseJournal(Context context, ReleaseDocument release) {
    this.context = context;
    this.release = release;
  }

  private List<JournalEntry> entries() {
    return context.store().read(JournalKey.ledger(context.app()), 0);
  }

  String cutBy() {
    return entries().stream()
        .filter(entry -> entry.kind() == EntryKind.RELEASED)
        .filter(entry -> release.name().toString().equals(entry.detail(EnvironmentRecord.RELEASE)))
        .map(entry -> entry.stamp().who())
        .findFirst()
        .orElseThrow(
            () ->
                new LedgerException(
                    "The ledger's journal does not say who cut release %s: restore the ledger from a backup."
                        .formatted(release.name())));
  }

  /** Each person once, in order, with the latest words. */
  List<Approval> approvals() {
    List<Approval> approvals = new ArrayList<>();
    for (JournalEntry entry : entries()) {
      if (isApproval(entry)) {
        Approval approval =
            new Approval(
                entry.stamp().who(),
                EnvironmentRecord.need(entry, EnvironmentRecord.WHY),
                entry.stamp().at());
        int before = indexOf(approvals, approval.who());
        if (before < 0) {
          approvals.add(approval);
        } else {
          approvals.set(before, approval);
        }
      }
    }
    return approvals;
  }

  private boolean isApproval(JournalEntry entry) {
    return entry.kind() == EntryKind.APPROVED
        && subject().entrySet().stream()
            .allMatch(fact -> fact.getValue().equals(entry.detail(fact.getKey())));
  }

  private static int indexOf(List<Approval> approvals, String who) {
    for (int i = 0; i < approvals.size(); i++) {
      if (approvals.get(i).isBy(who)) {
        return i;
      }
    }
    return -1;
  }

  private Map<String, String> subject() {
    return Map.of(
        EnvironmentRecord.RELEASE,
        release.name().id(),
        EnvironmentRecord.REVISION,
        Integer.toString(release.name().revision()),
        EnvironmentRecord.LINEAGE,
        release.lineage().digest().toString());
  }

  void approve(String who, String why) {
    Approval approval = new Approval(who, why, context.stamps().now().at());
    refuseSuperseded();
    Map<String, String> details = new TreeMap<>(subject());
    details.put(EnvironmentRecord.WHY, approval.why());
    details.putAll(recordedBy(context.stamps(), approval.who()));
    EntryDraft draft = new EntryDraft(EntryKind.APPROVED, null, details);
    JournalKey key = JournalKey.ledger(context.app());
    context
        .journals()
        .append(
            key,
            existing ->
                new Addition(
                    List.of(
                        new JournalWriter(key, existing)
                            .next(draft, context.stamps().nowBy(approval.who()))),
                    List.of()));
  }

  private void refuseSuperseded() {
    context
        .appRecord()
        .latest(release.name().id())
        .filter(latest -> latest.name().revision() > release.name().revision())
        .ifPresent(
            latest -> {
              throw new LedgerException(
                  "Release %s cannot be approved: it is superseded by %s. Approve that one."
                      .formatted(release.name(), latest.name()));
            });
  }

  /** The detail that names the writer, where an entry stands in somebody else's name. */
  static Map<String, String> recordedBy(Stamps stamps, String person) {
    String writer = stamps.now().who();
    return writer.equals(person) ? Map.of() : Map.of(RECORDED_BY, writer);
  }
}
