package dev.oneledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a proof found of a migration at exactly these texts. With another text, or another rollback
 * text, the migration is unproven again.
 *
 * @param id which migration
 * @param textHash SHA-256 of the text that was judged
 * @param rollbackHash SHA-256 of the rollback text that was judged; null if there is none
 * @param replayable whether it changes nothing when it runs again
 * @param reversible whether its rollback text leads back to what was there before
 * @param on the database product and major version it was judged on, as in {@code PostgreSQL 15}
 * @param at when it was judged
 */
public record MigrationProof(
    MigrationId id,
    Hash textHash,
    @Nullable Hash rollbackHash,
    Assurance replayable,
    Assurance reversible,
    String on,
    Instant at) {
  private static final int LONGEST_PRODUCT = 100;

  /**
   * Checks that it can be.
   *
   * @throws LedgerException if it is said to be reversible without a rollback text, or {@code on}
   *     is empty, longer than 100 characters, or not one line
   */
  public MigrationProof {
    if (rollbackHash == null && reversible != Assurance.NO) {
      throw new LedgerException(
          "Migration %s has no rollback text, so its reversibility cannot be %s: expected no."
              .formatted(id, reversible.label()));
    }
    boolean isOneLine = on.chars().noneMatch(Character::isISOControl);
    if (on.isBlank() || on.length() > LONGEST_PRODUCT || !isOneLine) {
      throw new LedgerException(
          "The proof of %s must say what it ran on, in 1 to %s characters on one line, found '%s'."
              .formatted(id, LONGEST_PRODUCT, TextTable.visible(on)));
    }
  }

  /** A proof of a migration at the texts it has now. */
  public static MigrationProof of(
      Migration migration, Assurance replayable, Assurance reversible, String on, Instant at) {
    Lineage.Pin pin = Lineage.Pin.of(migration);
    return new MigrationProof(
        pin.id(), pin.textHash(), pin.rollbackHash(), replayable, reversible, on, at);
  }

  /** The migration at the texts that were judged. */
  public Lineage.Pin pin() {
    return new Lineage.Pin(id, textHash, rollbackHash);
  }

  /** What it found. */
  public Assurances assurances() {
    return new Assurances(replayable, reversible);
  }
}
