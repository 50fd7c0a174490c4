package dev.oneledger;

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
 * @param history how to read what is there: required in reconcile mode, optional in export-only
 *     mode
 * @param followsReleases whether it is to have the releases assigned to it, instead of every
 *     migration
 * @param outOfOrder what to do with late migrations
 */
public record Environment(
    String name,
    Mode mode,
    @Nullable Target target,
    @Nullable History history,
    boolean followsReleases,
    OutOfOrder outOfOrder) {

  public Environment {
    JournalKey.checkedName("an environment", name);
  }

  /** We apply to this database. Follows the latest migrations unless told otherwise. */
  public static Environment managed(String name, Target target) {
    return new Environment(name, Mode.MANAGED, target, null, false, OutOfOrder.REFUSE);
  }

  /** The user's CI replays bundles of the releases assigned to it; we need no access to it. */
  public static Environment exportOnly(String name) {
    return new Environment(name, Mode.EXPORT_ONLY, null, null, true, OutOfOrder.REFUSE);
  }

  /**
   * Somebody else's tool applies; we read its history. Follows the latest migrations unless told
   * otherwise.
   */
  public static Environment reconcile(String name, History history) {
    return new Environment(name, Mode.RECONCILE, null, history, false, OutOfOrder.REFUSE);
  }

  /** This environment, following the releases assigned to it. */
  public Environment followingReleases() {
    return new Environment(name, mode, target, history, true, outOfOrder);
  }

  /**
   * This export-only environment, with read access to the table of the tool that replays there, so
   * that no receipts are needed.
   *
   * @throws LedgerException in managed mode, whose history is its own journal
   */
  public Environment readingHistory(History source) {
    if (mode == Mode.MANAGED) {
      throw new LedgerException(
          "Environment '%s' is managed: its history is its own journal, no other can be read."
              .formatted(name));
    }
    return new Environment(name, mode, target, source, followsReleases, outOfOrder);
  }

  /** This environment, with another policy for late migrations. */
  public Environment outOfOrder(OutOfOrder policy) {
    return new Environment(name, mode, target, history, followsReleases, policy);
  }
}
