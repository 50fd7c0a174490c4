package dev.oneledger.ddl.internal.rerun;

import java.util.List;

/**
 * What a second run of a statement does. Internal: may change in any release.
 *
 * @param outcome nothing, harm, or not known
 * @param text what is wrong, or why it is not known; empty where nothing is
 * @param remedy what to do about it; empty where nothing is to be done
 */
public record Rerun(Outcome outcome, String text, String remedy) {

  private static final Rerun HARMLESS = new Rerun(Outcome.HARMLESS, "", "");

  /** The three answers, better ones first. */
  public enum Outcome {
    /** It changes nothing. */
    HARMLESS,
    /** The text alone does not tell. */
    UNKNOWN,
    /** It fails, or changes something again. */
    HARMFUL
  }

  /** Nothing changes. */
  public static Rerun harmless() {
    return HARMLESS;
  }

  /** It fails, or changes something again. */
  public static Rerun harmful(String text, String remedy) {
    return new Rerun(Outcome.HARMFUL, text, remedy);
  }

  /** The text alone does not tell. */
  public static Rerun unknown(String text) {
    return new Rerun(Outcome.UNKNOWN, text, "Prove the migration on a scratch database.");
  }

  /** The worst of them; the first one where several are. */
  public static Rerun worst(List<Rerun> parts) {
    Rerun worst = HARMLESS;
    for (Rerun part : parts) {
      worst = part.outcome().compareTo(worst.outcome()) > 0 ? part : worst;
    }
    return worst;
  }

  /** Whether the answer is this one. */
  public boolean is(Outcome wanted) {
    return outcome == wanted;
  }
}
