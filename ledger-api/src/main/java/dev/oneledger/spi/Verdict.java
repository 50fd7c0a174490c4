package dev.oneledger.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a checksum of theirs says about a text of ours.
 *
 * @param outcome match, mismatch or not verifiable
 * @param algorithm the checksum's name, such as {@code CRC32 (Flyway)}; for not verifiable, the
 *     reason
 * @param theirs the checksum as it stands over there, if there is one
 * @param ours the same checksum computed from our text, if it could be computed
 * @param limits what this checksum cannot see, as a clause such as {@code does not see line ends};
 *     empty where a match proves the text
 */
public record Verdict(
    Outcome outcome,
    String algorithm,
    @Nullable String theirs,
    @Nullable String ours,
    String limits) {

  /** The three things a checksum can say. */
  public enum Outcome {
    /** Their checksum is that of our text. */
    MATCH,
    /** Their checksum is not that of our text. */
    MISMATCH,
    /** Nothing can be said; the reason stands in {@link Verdict#algorithm()}. */
    NOT_VERIFIABLE
  }

  /** A comparison of two checksums as text. */
  public static Verdict compare(String algorithm, String theirs, String ours) {
    return new Verdict(
        theirs.equals(ours) ? Outcome.MATCH : Outcome.MISMATCH, algorithm, theirs, ours, "");
  }

  /** No verdict, for this reason. */
  public static Verdict notVerifiable(String reason) {
    return new Verdict(Outcome.NOT_VERIFIABLE, reason, null, null, "");
  }

  /** The same by a checksum that does not see everything. */
  public Verdict limitedBy(String limits) {
    return new Verdict(outcome, algorithm, theirs, ours, limits);
  }
}
