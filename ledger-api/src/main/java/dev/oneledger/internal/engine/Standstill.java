package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Mode;
import dev.oneledger.spi.SharedJournals;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether one question or two show that a start has nothing to do: the recorded mode is the
 * configured one, everything that is meant to be is applied or was rolled back, and the ledger
 * knows of all of it.
 *
 * <p>The ledger is asked first. What it knows of the environment's journal tells what to ask that
 * for: its last entry, where the state digest is that of everything applied; else the whole of it,
 * where something may be rolled back or newer than the build. Where the ledger is in the
 * environment's own tables it has told that last entry already. Writes nothing.
 *
 * <p>No text is looked into: one whose hash is in the journal was read when it was applied, and a
 * rollback text is read with whatever comes to apply or to tell something.
 *
 * <p>On the way to the answer nothing is a lambda, a stream, a format or a pattern: linked for the
 * first time in a process, each of them takes longer than the question itself.
 */
final class Standstill {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;
  private final Acceptance acceptance;

  Standstill(Context context, Environment environment, Target target, Acceptance acceptance) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.key = context.journalOf(environment.name());
    this.acceptance = acceptance;
  }

  /** What is worth saying where there is nothing to do; empty where there may be something. */
  Optional<List<Finding>> look() {
    try {
      return look(context.headsAbout(environment.name()));
    } catch (LedgerSilentException silence) {
      return Optional.empty();
    }
  }

  /**
   * The same, where the ledger has told already.
   *
   * @param heads the last entries of the journals about the environment, at least
   */
  Optional<List<Finding>> look(Map<JournalKey, JournalEntry> heads) {
    JournalEntry about = about(heads);
    if (about == null) {
      return Optional.empty();
    }
    String expected = stateWhenApplied(about);
    if (isKnownToHave(expected, heads)) {
      JournalEntry last = last(heads);
      return last != null
              && hasState(last, expected)
              && JournalCopy.isComplete(heads, last)
              && !JournalMode.isLeft(last)
          ? Optional.of(List.of())
          : Optional.empty();
    }
    return environment.followsReleases() ? Optional.empty() : settled(heads);
  }

  /** Whether it takes the whole journal to tell, since its last entry does not. */
  boolean takesJournal(Map<JournalKey, JournalEntry> heads) {
    JournalEntry about = about(heads);
    return about != null
        && !environment.followsReleases()
        && !isKnownToHave(stateWhenApplied(about), heads)
        && JournalCopy.lastKnown(heads, key) != null;
  }

  /** What the ledger recorded last about the environment, if that is managed. */
  private @Nullable JournalEntry about(Map<JournalKey, JournalEntry> heads) {
    JournalEntry about = heads.get(JournalKey.ledger(context.app(), environment.name()));
    return about != null && Mode.MANAGED.label().equals(about.detail(EnvironmentRecord.MODE))
        ? about
        : null;
  }

  private @Nullable JournalEntry last(Map<JournalKey, JournalEntry> heads) {
    return context.store() instanceof SharedJournals shared && shared.sharesJournalsWith(target)
        ? heads.get(key)
        : target.head(key).orElse(null);
  }

  private boolean isKnownToHave(@Nullable String expected, Map<JournalKey, JournalEntry> heads) {
    return acceptance.acceptsExpected(!environment.followsReleases())
        && (isHead(heads.get(JournalCopy.copyOf(heads, key)), expected)
            || isHead(heads.get(key), expected));
  }

  private static boolean isHead(@Nullable JournalEntry head, @Nullable String expected) {
    return head != null && hasState(head, expected);
  }

  private static boolean hasState(JournalEntry entry, @Nullable String expected) {
    return entry.chain().state().toString().equals(expected);
  }

  private @Nullable String stateWhenApplied(JournalEntry about) {
    return environment.followsReleases()
        ? about.detail(EnvironmentRecord.STATE)
        : context.catalogue().digestWhenApplied().toString();
  }

  private Optional<List<Finding>> settled(Map<JournalKey, JournalEntry> heads) {
    if (JournalCopy.lastKnown(heads, key) == null) {
      return Optional.empty();
    }
    List<JournalEntry> entries = target.read(key, 0);
    return !entries.isEmpty() && JournalCopy.isComplete(heads, entries.get(entries.size() - 1))
        ? new ManagedLook(context, environment, target).settled(entries)
        : Optional.empty();
  }
}
