package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.UnknownNameException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds a migration by full id or unique revision, never fuzzily. */
final class IdResolver {
  private final String where;
  private final SortedSet<MigrationId> known;

  private IdResolver(String where, SortedSet<MigrationId> known) {
    this.where = where;
    this.known = known;
  }

  /** Over everything the build or the ledger knows. */
  static IdResolver of(Context context) {
    return over(KnownIds.of(context, context.appRecord()));
  }

  /** Over these, which are all that the build or the ledger knows. */
  static IdResolver over(SortedSet<MigrationId> known) {
    return new IdResolver("", known);
  }

  /** Over those that an environment's journal speaks of. */
  static IdResolver in(String environment, Set<MigrationId> known) {
    return new IdResolver("in environment '%s'".formatted(environment), new TreeSet<>(known));
  }

  /**
   * The one migration that is named.
   *
   * @throws UnknownNameException if none is
   * @throws LedgerException if several are
   */
  MigrationId resolve(String text) {
    List<MigrationId> found = known.stream().filter(id -> isNamed(id, text)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new UnknownNameException(
          "migration", text, where, known.stream().map(MigrationId::toString).toList());
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
}
