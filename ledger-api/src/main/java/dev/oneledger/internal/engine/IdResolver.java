package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds a migration by full id or unique revision, never fuzzily. */
final class IdResolver {
  private static final int SUGGESTIONS = 3;

  private final SortedSet<MigrationId> known;

  private IdResolver(SortedSet<MigrationId> known) {
    this.known = known;
  }

  /** Over everything the build or the ledger knows. */
  static IdResolver of(Context context) {
    return new IdResolver(KnownIds.of(context, context.appRecord()));
  }

  /** Over these. */
  static IdResolver among(Set<MigrationId> known) {
    return new IdResolver(new TreeSet<>(known));
  }

  MigrationId resolve(String text) {
    List<MigrationId> found = known.stream().filter(id -> isNamed(id, text)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new LedgerException("Unknown migration '%s'%s.".formatted(text, suggestions(text)));
    }
    throw new LedgerException(
        "'%s' is not unique: it names %s. Give the full id.".formatted(text, found));
  }

  private static boolean isNamed(MigrationId id, String text) {
    Revision revision = id.revision();
    if (revision != null && Revision.isRevision(text)) {
      return revision.equals(Revision.parse(text));
    }
    return id.toString().equals(text) || id.canonical().equals(text) || isParsedAs(id, text);
  }

  private static boolean isParsedAs(MigrationId id, String text) {
    try {
      return MigrationId.parse(text).equals(id);
    } catch (LedgerException notAnId) {
      return false;
    }
  }

  private String suggestions(String text) {
    List<String> near =
        known.stream()
            .map(MigrationId::toString)
            .sorted(
                Comparator.comparingInt((String id) -> Nearness.distance(id, text))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(SUGGESTIONS)
            .toList();
    return near.isEmpty()
        ? ": there are no migrations"
        : ": the nearest are " + String.join(", ", near);
  }
}
