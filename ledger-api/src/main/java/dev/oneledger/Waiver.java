package dev.oneledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a finding that is to be let be. It holds for the facts as they are: when
 * one of them changes, such as a checksum, a state or a text, the finding is open again.
 *
 * @param who the person who answers for it
 * @param why the reason
 * @param until when it ends by itself; null if it does not
 */
public record Waiver(String who, String why, @Nullable Instant until) {
  /**
   * Checks that somebody answers for it.
   *
   * @throws LedgerException if nothing can be seen of {@code who} or {@code why}, or {@code who}
   *     has a character that cannot be seen or breaks the line
   */
  public Waiver {
    who = Answerable.who("A waiver", "waives the finding", who, why);
  }

  /** One that holds until the facts change. */
  public static Waiver by(String who, String why) {
    return new Waiver(who, why, null);
  }

  /** The same, ending by itself at this moment; one that lies in the past revokes the waiver. */
  public Waiver until(Instant end) {
    return new Waiver(who, why, end);
  }
}
