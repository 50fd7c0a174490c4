package dev.oneledger.internal.engine;

import dev.oneledger.Assurance;
import dev.oneledger.Assurances;
import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.MigrationProof;
import dev.oneledger.internal.journal.EntryDraft;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the app's journal says of migrations that were judged: for exactly the texts that were, the
 * latest word. Where nobody judged them here, a release's document may speak for the ledger that
 * the release came from.
 */
final class Proofs {
  static final String REPLAYABLE = "replayable";
  static final String REVERSIBLE = "reversible";
  static final String ON = "on";
  static final String JUDGED_AT = "judged-at";

  private final Map<Lineage.Pin, MigrationProof> latest = new HashMap<>();
  private final List<ReleaseDocument> releases;

  private Proofs(List<ReleaseDocument> releases) {
    this.releases = releases;
  }

  /**
   * Reads them.
   *
   * @param releases the releases, in the order in which they were cut
   */
  static Proofs of(List<JournalEntry> entries, List<ReleaseDocument> releases) {
    Proofs proofs = new Proofs(releases);
    entries.stream()
        .filter(entry -> entry.kind() == EntryKind.JUDGED)
        .map(Proofs::proof)
        .forEach(proof -> proofs.latest.put(proof.pin(), proof));
    return proofs;
  }

  private static MigrationProof proof(JournalEntry entry) {
    Subject subject = entry.subject();
    if (subject == null || subject.textHash() == null) {
      throw new LedgerException(
          "Entry %s of journal '%s' judges no migration: the journal is damaged. Verify it."
              .formatted(entry.sequence(), entry.key()));
    }
    String rollback = entry.detail(AppRecord.ROLLBACK);
    return new MigrationProof(
        MigrationId.parse(subject.migration()),
        subject.textHash(),
        rollback == null ? null : Hash.parse(rollback),
        Assurance.ofLabel(EnvironmentRecord.need(entry, REPLAYABLE)),
        Assurance.ofLabel(EnvironmentRecord.need(entry, REVERSIBLE)),
        EnvironmentRecord.need(entry, ON),
        Instant.parse(EnvironmentRecord.need(entry, JUDGED_AT)));
  }

  /** The entry that says what a proof found. */
  static EntryDraft entry(MigrationProof proof) {
    Map<String, String> details = new TreeMap<>();
    details.put(REPLAYABLE, proof.replayable().label());
    details.put(REVERSIBLE, proof.reversible().label());
    details.put(ON, proof.on());
    details.put(JUDGED_AT, proof.at().toString());
    Hash rollback = proof.rollbackHash();
    if (rollback != null) {
      details.put(AppRecord.ROLLBACK, rollback.toString());
    }
    return new EntryDraft(
        EntryKind.JUDGED, new Subject(proof.id().toString(), proof.textHash(), null), details);
  }

  /** The latest that was recorded here for these texts. */
  Optional<MigrationProof> of(Lineage.Pin pin) {
    return Optional.ofNullable(latest.get(pin));
  }

  /** What is known of a lineage's migrations; those of which nothing is are left out. */
  Map<MigrationId, Assurances> assurances(Lineage lineage) {
    Map<Lineage.Pin, Assurances> released = released();
    Map<MigrationId, Assurances> known = new HashMap<>();
    for (Lineage.Pin pin : lineage.pins()) {
      of(pin)
          .map(MigrationProof::assurances)
          .or(() -> Optional.ofNullable(released.get(pin)))
          .ifPresent(assurances -> known.put(pin.id(), assurances));
    }
    return known;
  }

  /** What releases say of migrations at exactly their texts, the later ones over the earlier. */
  private Map<Lineage.Pin, Assurances> released() {
    Map<Lineage.Pin, Assurances> said = new HashMap<>();
    for (ReleaseDocument release : releases) {
      for (Lineage.Pin pin : release.lineage().pins()) {
        Assurances known = release.assurances().get(pin.id());
        if (known != null) {
          said.put(pin, known);
        }
      }
    }
    return said;
  }
}
