package dev.oneledger.internal.engine;

import dev.oneledger.Ejection;
import dev.oneledger.Environment;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.engine.JournalState.Status;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import dev.oneledger.spi.Target;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells another tool's form of history what is applied in a managed environment. Writes nothing.
 */
final class Handover {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;

  Handover(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    this.target = Operations.targetOf(environment);
    this.key = context.journalOf(environment.name());
  }

  Ejection eject(EjectFormat format) {
    List<JournalEntry> journal =
        new VerifiedJournal(
                context, target, key, "'%s' was not ejected".formatted(environment.name()))
            .read();
    if (journal.isEmpty()) {
      throw new LedgerException(
          "'%s' was not ejected: it has no journal, so that nothing was managed there."
              .formatted(environment.name()));
    }
    JournalState state = JournalState.of(journal);
    new Settled("'%s' was not ejected".formatted(environment.name())).require(state);
    List<EjectedMigration> applied = applied(state);
    EjectedHistory history =
        new EjectedHistory(
            context.app(),
            environment.name(),
            target.inspect(key).schema(),
            target.dialect(),
            applied);
    return new Ejection(
        environment.name(),
        format.name(),
        format.files(history),
        applied.stream().map(EjectedMigration::id).toList(),
        applied.stream()
            .filter(migration -> migration.migration() == null)
            .map(EjectedMigration::id)
            .toList());
  }

  /**
   * What is applied now, in the order of its entries. Rollback migrations are left out with what
   * they took back: together they come to nothing.
   */
  private List<EjectedMigration> applied(JournalState state) {
    List<Map.Entry<MigrationId, Recorded>> applied =
        state.all().entrySet().stream()
            .filter(each -> each.getValue().status() == Status.APPLIED)
            .filter(each -> !RollbackName.isRollback(each.getKey()))
            .sorted(Comparator.comparing(each -> each.getValue().entry().sequence()))
            .toList();
    Map<MigrationId, Migration> texts = texts(applied);
    return applied.stream()
        .map(each -> ejected(each.getKey(), each.getValue(), texts.get(each.getKey())))
        .toList();
  }

  private static EjectedMigration ejected(
      MigrationId id, Recorded recorded, @Nullable Migration migration) {
    JournalEntry.Stamp stamp = recorded.entry().stamp();
    return new EjectedMigration(id, migration, stamp.at(), stamp.who());
  }

  private Map<MigrationId, Migration> texts(List<Map.Entry<MigrationId, Recorded>> applied) {
    AppRecord app = context.appRecord();
    List<Lineage.Pin> pins =
        applied.stream()
            .map(each -> pin(app, each.getKey(), each.getValue()))
            .filter(Objects::nonNull)
            .map(Lineage.Pin.class::cast)
            .toList();
    Map<MigrationId, Migration> texts = new HashMap<>();
    context
        .texts()
        .migrations(new Lineage(pins))
        .forEach(migration -> texts.put(migration.id(), migration));
    return texts;
  }

  private static Lineage.@Nullable Pin pin(AppRecord app, MigrationId id, Recorded recorded) {
    Hash text = recorded.textHash();
    if (text == null) {
      return null;
    }
    String rollback = recorded.entry().detail(AppRecord.ROLLBACK);
    return rollback == null
        ? new Lineage.Pin(id, text, registeredRollback(app, id, text))
        : new Lineage.Pin(id, text, Hash.parse(rollback));
  }

  /** What counted as applied from the start has its rollback text in the ledger alone. */
  private static @Nullable Hash registeredRollback(AppRecord app, MigrationId id, Hash text) {
    return app.registered(id)
        .filter(pin -> pin.textHash().equals(text))
        .map(Lineage.Pin::rollbackHash)
        .orElse(null);
  }
}
