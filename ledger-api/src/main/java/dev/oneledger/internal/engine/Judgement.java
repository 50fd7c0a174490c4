package dev.oneledger.internal.engine;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.MigrationProof;
import dev.oneledger.internal.engine.LedgerJournals.Addition;
import dev.oneledger.internal.journal.JournalWriter;
import java.util.List;
import java.util.Optional;

/** Records what proofs found, and tells what is known of migrations at the texts they have now. */
final class Judgement {
  private final Context context;

  Judgement(Context context) {
    this.context = context;
  }

  void record(MigrationProof proof) {
    Optional<Migration> built =
        context.catalogue().find(proof.id()).filter(m -> Lineage.Pin.of(m).equals(proof.pin()));
    if (built.isPresent()) {
      context.journals().register(List.of(built.get()));
    }
    JournalKey key = JournalKey.ledger(context.app());
    context
        .journals()
        .append(
            key,
            existing -> {
              AppRecord app = AppRecord.of(existing, context.store());
              refuseOtherTexts(app, proof);
              return new Addition(
                  isKnown(app, proof) ? List.of() : List.of(entry(key, existing, proof)),
                  List.of());
            });
  }

  private JournalEntry entry(JournalKey key, List<JournalEntry> existing, MigrationProof proof) {
    return new JournalWriter(key, existing).next(Proofs.entry(proof), context.stamps().now());
  }

  private static boolean isKnown(AppRecord app, MigrationProof proof) {
    return app.proofs()
        .of(proof.pin())
        .filter(latest -> latest.assurances().equals(proof.assurances()))
        .filter(latest -> latest.on().equals(proof.on()))
        .isPresent();
  }

  private void refuseOtherTexts(AppRecord app, MigrationProof proof) {
    Optional<Lineage.Pin> registered = app.registered(proof.id());
    if (registered.filter(proof.pin()::equals).isEmpty()) {
      throw new LedgerException(
          """
          The proof of migration %s was not recorded: it judged other texts than the ledger knows.
            in the ledger  %s
            judged         %s
            to do          judge the texts as they are now, and record that."""
              .formatted(
                  proof.id(),
                  registered.map(Judgement::texts).orElse("no such migration"),
                  texts(proof.pin())));
    }
  }

  private static String texts(Lineage.Pin pin) {
    return "%s, rollback %s"
        .formatted(pin.textHash(), pin.rollbackHash() == null ? "none" : pin.rollbackHash());
  }

  List<MigrationProof> proofs() {
    AppRecord app = context.appRecord();
    Proofs proofs = app.proofs();
    return KnownIds.of(context, app).stream()
        .flatMap(id -> pin(app, id).stream())
        .flatMap(pin -> proofs.of(pin).stream())
        .toList();
  }

  Optional<MigrationProof> proof(String migration) {
    AppRecord app = context.appRecord();
    MigrationId id = IdResolver.over(KnownIds.of(context, app)).resolve(migration);
    return pin(app, id).flatMap(app.proofs()::of);
  }

  /** The texts a migration has now. */
  private Optional<Lineage.Pin> pin(AppRecord app, MigrationId id) {
    return context.catalogue().find(id).map(Lineage.Pin::of).or(() -> app.registered(id));
  }
}
