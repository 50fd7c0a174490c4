package dev.oneledger;

import dev.oneledger.spi.CatalogWatch;
import dev.oneledger.spi.History;
import dev.oneledger.spi.Target;
import org.jspecify.annotations.Nullable;

/**
 * One environment as this process is configured for it. Immutable; made by {@link #managed}, {@link
 * #exportOnly} or {@link #reconcile} and refined by the {@code with...} style methods.
 *
 * @param name its name in the ledger
 * @param mode who applies
 * @param target its database, exactly in managed mode
 * @param history how to read another tool's history: required in reconcile mode, optional in the
 *     others
 * @param followsReleases whether it is to have the releases assigned to it, instead of every
 *     migration
 * @param outOfOrder what to do with late migrations
 * @param start what a start asks of it, in managed mode
 * @param watch how to see what was changed in its schema past all migrations; null if nobody looks
 */
public record Environment(
    String name,
    Mode mode,
    @Nullable Target target,
    @Nullable History history,
    boolean followsReleases,
    OutOfOrder outOfOrder,
    StartPolicy start,
    @Nullable CatalogWatch watch) {

  public Environment {
    JournalKey.checkedName("an environment", name);
  }

  private Environment(
      String name,
      Mode mode,
      @Nullable Target target,
      @Nullable History history,
      boolean followsReleases) {
    this(
        name, mode, target, history, followsReleases, OutOfOrder.REFUSE, StartPolicy.DEFAULT, null);
  }

  /** We apply to this database. Follows the latest migrations unless told otherwise. */
  public static Environment managed(String name, Target target) {
    return new Environment(name, Mode.MANAGED, target, null, false);
  }

  /** The user's CI replays bundles of the releases assigned to it; we need no access to it. */
  public static Environment exportOnly(String name) {
    return new Environment(name, Mode.EXPORT_ONLY, null, null, true);
  }

  /**
   * Somebody else's tool applies; we read its history. Follows the latest migrations unless told
   * otherwise.
   */
  public static Environment reconcile(String name, History history) {
    return new Environment(name, Mode.RECONCILE, null, history, false);
  }

  /** This environment, following the releases assigned to it. */
  public Environment followingReleases() {
    return new Environment(name, mode, target, history, true, outOfOrder, start, watch);
  }

  /**
   * This environment, with read access to another tool's table. In export-only mode it is that of
   * the tool that replays there, so that no receipts are needed. In managed mode it is that of the
   * tool that used to apply there: {@link Ledger#drift} tells what appears in it.
   */
  public Environment readingHistory(History source) {
    return new Environment(name, mode, target, source, followsReleases, outOfOrder, start, watch);
  }

  /** This environment, with another policy for late migrations. */
  public Environment outOfOrder(OutOfOrder policy) {
    return new Environment(name, mode, target, history, followsReleases, policy, start, watch);
  }

  /**
   * This managed environment, with another way of starting.
   *
   * @throws LedgerException unless it is managed: elsewhere {@code sync} applies nothing anyway
   */
  public Environment starting(StartMode startMode) {
    return withStart(start.withMode(startMode));
  }

  /**
   * This managed environment, for an application that works with any revision of a range. A start
   * that applies nothing ({@link StartMode#VERIFY}, {@link StartMode#WAIT}) is then content when
   * everything up to {@code from} is applied; and every start refuses where something above {@code
   * to} is applied, or due.
   *
   * @param from a revision or full id; null if everything the build has must be applied
   * @param to a revision or full id; null if nothing is too new
   * @throws LedgerException if one of them has no revision, or {@code to} comes before {@code
   *     from}; and unless the environment is managed
   */
  public Environment accepting(@Nullable String from, @Nullable String to) {
    return withStart(start.withRange(revision(from), revision(to)));
  }

  /**
   * This managed environment, with another policy for what a newer build has applied there.
   *
   * @throws LedgerException unless it is managed
   */
  public Environment newerRows(NewerRows policy) {
    return withStart(start.withNewerRows(policy));
  }

  /**
   * This environment, with a watch over its schema: {@code sync} and {@code drift} look there once
   * each, and tell what was changed past all migrations since the last one. What is there at the
   * first {@code sync} with a watch counts as right.
   *
   * @throws LedgerException if it is export-only and its history is not read ({@link
   *     #readingHistory} comes before): nothing would tell what migrations changed there
   */
  public Environment watchingCatalog(CatalogWatch catalog) {
    if (mode == Mode.EXPORT_ONLY && history == null) {
      throw new LedgerException(
          "Environment '%s' is export-only, and nobody reads its history: nothing would tell what migrations changed in its schema. Say readingHistory(...) first, or watch it where it is managed or reconciled."
              .formatted(name));
    }
    return new Environment(
        name, mode, target, history, followsReleases, outOfOrder, start, catalog);
  }

  private static @Nullable Revision revision(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Revision revision = MigrationId.parse(text).revision();
    if (revision == null) {
      throw new LedgerException(
          "'%s' cannot bound a range of revisions: a repeatable migration has none."
              .formatted(text));
    }
    return revision;
  }

  private Environment withStart(StartPolicy policy) {
    if (mode != Mode.MANAGED) {
      throw new LedgerException(
          "Environment '%s' is %s: what a start asks for is said of managed ones only."
              .formatted(name, mode.label()));
    }
    return new Environment(name, mode, target, history, followsReleases, outOfOrder, policy, watch);
  }
}
