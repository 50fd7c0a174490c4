package dev.oneledger.internal.sign;

import dev.oneledger.FindingCode;
import dev.oneledger.Verification;

/** What became of one signature. */
sealed interface Vote {

  /** It counts for its key. */
  record Counted(SshPublicKey key, Verification.Signature signature) implements Vote {}

  /**
   * It does not count.
   *
   * @param place the signature's file, or words for it
   * @param code why
   * @param text why, in words
   */
  record Refused(String place, FindingCode code, String text) implements Vote {}
}
