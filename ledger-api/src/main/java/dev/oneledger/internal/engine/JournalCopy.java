package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SharedJournals;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings the ledger's copy of an environment journal up to date, as one fetches a remote branch.
 * Where the store holds the journal itself, with the same last entry, ledger and target are one
 * database and nothing is copied.
 *
 * <p>A journal that does not continue its copy (the database was restored or made anew, or two
 * databases go by one environment's name) is not copied over it: the ledger records that, once, and
 * follows the journal in a copy of the next generation.
 *
 * <p>Texts are registered before the entries that speak of them are copied, so that a copy which is
 * up to date says that nothing is to be caught up.
 */
final class JournalCopy {
  private final Context context;
  private final LedgerStore store;
  private final Target target;
  private final String environment;
  private final JournalKey key;

  JournalCopy(Context context, Target target, String environment) {
    this.context = context;
    this.store = context.store();
    this.target = target;
    this.environment = environment;
    this.key = context.journalOf(environment);
  }

  /** Copies what is missing; says so where the journal does not continue the copy. */
  Optional<Finding> update() {
    if (store instanceof SharedJournals shared && shared.sharesJournalsWith(target)) {
      return Optional.empty();
    }
    Optional<Finding> rewound = Optional.empty();
    while (true) {
      // First what the ledger has, then the journal: so it is never older than its copy.
      Map<JournalKey, JournalEntry> heads = context.headsAbout(environment);
      Optional<JournalEntry> head = target.head(key);
      int generation = EnvironmentRecord.generation(heads, context.app(), environment);
      JournalKey copy = JournalKey.copy(context.app(), environment, generation);
      JournalEntry copied = heads.get(copy);
      boolean elsewhere = heads.get(key) == null && copied != null;
      if (!elsewhere && head.isPresent() && isHere(heads.get(key), head.get())) {
        return rewound;
      }
      List<JournalEntry> newer = target.read(key, copied == null ? 0 : copied.sequence() - 1);
      if (copied == null || isContinued(copied, newer)) {
        append(copy, copied == null ? newer : newer.subList(1, newer.size()));
        return rewound;
      }
      Optional<Finding> recorded = record(copy, generation);
      rewound = recorded.isPresent() ? recorded : rewound;
    }
  }

  /**
   * Whether the ledger knows everything up to a journal's last entry: it has it in its copy; or
   * holds the journal itself, and did answer when that entry was written.
   */
  static boolean isComplete(Map<JournalKey, JournalEntry> heads, JournalEntry last) {
    JournalKey key = last.key();
    return isKept(heads.get(copyOf(heads, key)), last)
        || (isKept(heads.get(key), last)
            && last.detail(MigrationApplication.WITHOUT_LEDGER) == null);
  }

  /** The ledger's copy of an environment journal, in the generation that is followed. */
  static JournalKey copyOf(Map<JournalKey, JournalEntry> heads, JournalKey key) {
    String environment = String.valueOf(key.environmentName());
    int generation = EnvironmentRecord.generation(heads, key.app(), environment);
    return JournalKey.copy(key.app(), environment, generation);
  }

  /** The last entry that the ledger has of a journal, in its copy or as its own; null if none. */
  static @Nullable JournalEntry lastKnown(Map<JournalKey, JournalEntry> heads, JournalKey key) {
    JournalEntry copied = heads.get(copyOf(heads, key));
    return copied == null ? heads.get(key) : copied;
  }

  private static boolean isKept(@Nullable JournalEntry kept, JournalEntry head) {
    return kept != null && kept.chain().hash().equals(head.chain().hash());
  }

  private static boolean isContinued(JournalEntry copied, List<JournalEntry> newer) {
    return !newer.isEmpty() && isKept(newer.get(0), copied);
  }

  /**
   * Whether the store holds the journal itself. Where its entry is not the journal's last, or it
   * had none, one may have been written in between: so it is asked again. A copy of a journal in
   * the same database would never be brought up to date.
   */
  private boolean isHere(@Nullable JournalEntry own, JournalEntry head) {
    if (isKept(own, head)) {
      return true;
    }
    List<JournalEntry> now = store.read(key, head.sequence() - 1);
    return !now.isEmpty() && isKept(now.get(0), head);
  }

  /** Records that the journal does not continue its copy, unless another runner did already. */
  private Optional<Finding> record(JournalKey copy, int generation) {
    Rewind rewind =
        new Rewind(
            environment, store.read(copy, 0), target.read(key, 0), target.inspect(key).system());
    Map<String, String> details = new TreeMap<>(rewind.details());
    details.put(EnvironmentRecord.GENERATION, Integer.toString(generation + 1));
    boolean[] isOurs = new boolean[1];
    context
        .journals()
        .record(
            environment,
            EntryKind.REWOUND,
            details,
            List.of(),
            current -> {
              isOurs[0] = current.generation() == generation;
              return isOurs[0];
            });
    if (!isOurs[0]) {
      return Optional.empty();
    }
    Log.LOG.warn("{}: {}", environment, rewind.what());
    return Optional.of(rewind.finding());
  }

  private void append(JournalKey copy, List<JournalEntry> missing) {
    if (missing.isEmpty()) {
      return;
    }
    try {
      store.copy(copy, missing);
    } catch (JournalMovedException copiedMeanwhile) {
      // Another runner copies the same entries; whatever is still missing is copied by the next
      // sync.
      JournalEntry head = context.headsAbout(environment).get(copy);
      if (head == null || head.sequence() < missing.get(0).sequence()) {
        throw copiedMeanwhile;
      }
    }
  }
}
