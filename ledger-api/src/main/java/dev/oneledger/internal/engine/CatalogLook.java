package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.CatalogSeen.Told;
import dev.oneledger.spi.CatalogDifference;
import dev.oneledger.spi.CatalogDifference.Way;
import dev.oneledger.spi.CatalogDifference.What;
import dev.oneledger.spi.CatalogReading;
import dev.oneledger.spi.CatalogWatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an environment's schema, and at what the ledger keeps of it. What changed while the
 * migrations stood where they stand was changed past them; what changed with them is theirs. Writes
 * nothing.
 */
final class CatalogLook {
  private final Context context;
  private final Environment environment;
  private final CatalogWatch watch;
  private final CatalogPosition position;

  CatalogLook(
      Context context, Environment environment, CatalogWatch watch, CatalogPosition position) {
    this.context = context;
    this.environment = environment;
    this.watch = watch;
    this.position = position;
  }

  CatalogSeen look(EnvironmentRecord record) {
    String known = position.known();
    CatalogReading now = watch.read();
    RecordedCatalog recorded = record.catalog().orElse(null);
    if (recorded == null) {
      return new CatalogSeen(List.of(), List.of(), CatalogState.right(now, known), null);
    }
    if (!recorded.isComparable(now)) {
      return elsewhere(record, recorded, now, known);
    }
    Hash fingerprint = now.fingerprint();
    boolean stands = recorded.position().equals(known);
    if (stands
        && fingerprint.equals(recorded.baselineFingerprint())
        && fingerprint.equals(recorded.seenFingerprint())) {
      return new CatalogSeen(List.of(), List.of(), null, recorded);
    }
    if (!fingerprint.equals(recorded.seenFingerprint())
        && (position.isMoving() || !position.now().equals(known))) {
      return CatalogSeen.noted(CatalogFindings.busy(environment.name()));
    }
    CatalogState state = after(load(recorded), now, known);
    return told(record, recorded, stands ? state : adopting(state, recorded.position()));
  }

  /** What was open is told as it was seen last, until somebody takes the schema as it is. */
  private CatalogSeen elsewhere(
      EnvironmentRecord record, RecordedCatalog recorded, CatalogReading now, String known) {
    List<Told> open = recorded.hasDifferences() ? open(record, load(recorded)) : List.of();
    return new CatalogSeen(
        open,
        List.of(CatalogFindings.otherEngine(environment.name(), recorded, now, open.size())),
        CatalogState.right(now, known),
        recorded);
  }

  private CatalogState load(RecordedCatalog recorded) {
    Map<Hash, SqlText> texts =
        context.store().texts(new HashSet<>(List.of(recorded.baseline(), recorded.seen())));
    return new CatalogState(
        reading(texts, recorded.baseline()), reading(texts, recorded.seen()), recorded.position());
  }

  private static CatalogReading reading(Map<Hash, SqlText> texts, Hash hash) {
    SqlText text = texts.get(hash);
    if (text == null) {
      throw Texts.lost("a schema", hash);
    }
    return CatalogDocument.parse(text);
  }

  private static CatalogState after(CatalogState before, CatalogReading now, String known) {
    return before.position().equals(known)
        ? new CatalogState(before.baseline(), now, known)
        : before.afterMigrations(now, known);
  }

  /** What a migration brought in that was made by hand before is right from now on. */
  private CatalogState adopting(CatalogState state, String from) {
    if (state.differing().isEmpty()) {
      return state;
    }
    List<String> applied =
        position.appliedSince(from).stream().map(text -> blanksAsOne(text.text())).toList();
    Set<String> adopted =
        differences(state).stream()
            .filter(difference -> isSaidBy(difference.adopt(), applied))
            .flatMap(difference -> difference.parts().stream())
            .collect(Collectors.toSet());
    return state.accepting(adopted);
  }

  private static boolean isSaidBy(Way adopt, List<String> applied) {
    return !adopt.statements().isEmpty()
        && adopt.refusal().isBlank()
        && adopt.statements().stream()
            .map(CatalogLook::blanksAsOne)
            .allMatch(statement -> applied.stream().anyMatch(text -> text.contains(statement)));
  }

  private static String blanksAsOne(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private CatalogSeen told(EnvironmentRecord record, RecordedCatalog recorded, CatalogState state) {
    return new CatalogSeen(open(record, state), List.of(), state, recorded);
  }

  private List<Told> open(EnvironmentRecord record, CatalogState state) {
    if (state.differing().isEmpty()) {
      return List.of();
    }
    CatalogWaivers waivers = new CatalogWaivers(record, context.stamps().clock());
    return differences(state).stream()
        .map(difference -> waivers.told(environment.name(), difference, state))
        .toList();
  }

  /**
   * Every object that differs is part of one: where the watch has nothing to say of it, of its own.
   */
  private List<CatalogDifference> differences(CatalogState state) {
    SortedSet<String> open = state.differing();
    List<CatalogDifference> differences = new ArrayList<>();
    String silence = "it could not be explained";
    try {
      for (CatalogDifference each : watch.explain(state.baseline(), state.seen())) {
        if (open.removeAll(each.parts())) {
          differences.add(each);
        }
      }
    } catch (LedgerException unexplained) {
      silence = String.valueOf(unexplained.getMessage());
    }
    for (String name : new TreeSet<>(open)) {
      differences.add(
          unexplained(
              name,
              state.baseline().objects().get(name),
              state.seen().objects().get(name),
              silence));
    }
    return differences;
  }

  private static CatalogDifference unexplained(
      String name, @Nullable String expected, @Nullable String found, String why) {
    return new CatalogDifference(
        name,
        expected == null ? What.ADDED : found == null ? What.REMOVED : What.CHANGED,
        new TreeSet<>(Set.of(name)),
        expected,
        found,
        Way.none(why),
        Way.none(why));
  }
}
