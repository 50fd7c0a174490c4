package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.OutOfOrder;
import dev.oneledger.StartPolicy;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SelectedHeads;
import dev.oneledger.spi.SharedJournals;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger alone tells of a fleet's environments, read in bulk. Journals in the ledger's own
 * tables need no further question; where the last entry does not say whether something is to be
 * done, one journal is read for all that are in the same state. Reading is for one thread; asking,
 * for several.
 */
final class FleetLook {
  /** More states than these are no fleet's: then each environment is looked at by itself. */
  private static final int MOST_STATES = 100;

  private final Context context;
  private final FleetMembers members;
  private final Map<JournalKey, JournalEntry> first;
  private final Map<JournalKey, JournalEntry> heads;
  private final Map<InState, Boolean> settled = new ConcurrentHashMap<>();

  /** What makes two environments come to the same judgement. */
  record InState(Hash state, StartPolicy start, OutOfOrder outOfOrder) {}

  /** Reads the last entries of all journals. */
  FleetLook(Context context, FleetMembers members) {
    this.context = context;
    this.members = members;
    this.first = context.store().heads(context.app());
    this.heads = new HashMap<>(first);
  }

  /** Reads those about some environments again. */
  void again(Collection<String> names) {
    LedgerStore store = context.store();
    Map<JournalKey, JournalEntry> now =
        store instanceof SelectedHeads some
            ? EnvironmentHeads.of(some, context.app(), names)
            : store.heads(context.app());
    heads.putAll(now);
  }

  /** Whether the environment's journal is among those that were read. */
  boolean isShared(Environment environment) {
    return context.store() instanceof SharedJournals shared
        && shared.sharesJournalsWith(Operations.targetOf(environment));
  }

  /** Whether it is told that nothing is to be done; asks the environment where it has to. */
  boolean isSettled(String name) {
    return isSettled(members.environment(name));
  }

  boolean isSettled(Environment environment) {
    if (environment.watch() != null) {
      return false;
    }
    context.language().meet(environment);
    Standstill standstill =
        new Standstill(
            context,
            environment,
            Operations.targetOf(environment),
            new Acceptance(environment, context.catalogue()));
    if (!isShared(environment) || !standstill.takesJournal(heads)) {
      return standstill.look(heads).isPresent();
    }
    JournalEntry last = last(environment.name());
    if (last == null || !JournalCopy.isComplete(heads, last) || JournalMode.isLeft(last)) {
      return false;
    }
    InState state = inState(environment, last);
    Boolean known = settled.get(state);
    if (known == null) {
      known = settled.size() < MOST_STATES && standstill.look(heads).isPresent();
      settled.put(state, known);
    }
    return known;
  }

  static InState inState(Environment environment, JournalEntry last) {
    return new InState(last.chain().state(), environment.start(), environment.outOfOrder());
  }

  /** The last entry of an environment's journal that the ledger has; null if it has none. */
  @Nullable JournalEntry last(String name) {
    return JournalCopy.lastKnown(heads, context.journalOf(name));
  }

  /** That a migration failed there since the first look, on another host then. */
  Optional<JournalEntry> failedMeanwhile(String name) {
    JournalKey key = context.journalOf(name);
    JournalEntry now = heads.get(key);
    return now != null && now.kind() == EntryKind.FAILED && !now.equals(first.get(key))
        ? Optional.of(now)
        : Optional.empty();
  }
}
