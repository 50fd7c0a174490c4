package dev.oneledger.internal.sign;

import dev.oneledger.LedgerException;
import dev.oneledger.Trust;
import dev.oneledger.Verification;
import dev.oneledger.spi.Signer;
import java.time.Instant;
import java.util.List;

/** Detached signatures of texts such as receipts. Internal: may change in any release. */
public final class TextSignature {
  /** What signatures of receipts are made for. */
  public static final String RECEIPT = "oneledger-receipt";

  private TextSignature() {}

  /**
   * An armored SSHSIG over the text's bytes.
   *
   * @throws LedgerException if the signer fails or returns what does not verify
   */
  public static String sign(byte[] text, String namespace, Signer signer) {
    return new Sealing(signer).armored(namespace, ContentDigests.of(text));
  }

  /**
   * Verifies an armored SSHSIG over the text's bytes.
   *
   * @throws dev.oneledger.FindingsException with one finding (B001 to B004) if it is not to be
   *     trusted; the finding's place is the namespace
   * @throws LedgerException if the trust pins a bundle's digest, which says nothing of a text
   */
  public static Verification verify(byte[] text, String namespace, String armored, Trust trust) {
    if (trust.pinnedDigest().isPresent()) {
      throw new LedgerException(
          "A trust in a bundle's digest says nothing of an %s: use Trust.allowedSigners."
              .formatted(namespace));
    }
    Instant at = trust.now();
    ContentDigests content = ContentDigests.of(text);
    Examination examination = new Examination(trust, namespace, content, at);
    Vote vote =
        armored.length() > BoundedFile.LONGEST
            ? Examination.invalid(namespace, BoundedFile.tooLong().why())
            : examination.sshsig(namespace, armored);
    return new Ballot(namespace, List.of(vote)).result(content.sha256(), trust, at);
  }
}
