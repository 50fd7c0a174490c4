package dev.oneledger;

import org.jspecify.annotations.Nullable;

/**
 * One schema change as the build knows it: an id, the text to apply, and optionally the text that
 * takes it back.
 *
 * @param id its name in the ledger
 * @param apply the text to apply
 * @param rollback the text that undoes {@code apply}, where there is one
 * @param transactional whether it runs inside one transaction; false only with the directive {@code
 *     -- ledger: no-transaction}
 * @param origin where the text came from, for messages: a path or a class-path location
 */
public record Migration(
    MigrationId id,
    SqlText apply,
    @Nullable SqlText rollback,
    boolean transactional,
    String origin) {

  /** The SHA-256 of the text to apply. */
  public Hash textHash() {
    return apply.textHash();
  }
}
