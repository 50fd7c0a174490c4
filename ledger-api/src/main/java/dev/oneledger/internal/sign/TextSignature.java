package dev.oneledger.internal.sign;

import dev.oneledger.Trust;
import dev.oneledger.Verification;
import dev.oneledger.spi.Signer;

/** Detached signatures of texts such as receipts. Internal: may change in any release. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class TextSignature {
  /** The namespace of signed receipts. */
  public static final String RECEIPT = "oneledger-receipt";

  private TextSignature() {}

  /** An armored SSHSIG over the text. */
  public static String sign(byte[] text, String namespace, Signer signer) {
    throw new UnsupportedOperationException(text.length + namespace + signer);
  }

  /**
   * Verifies an armored SSHSIG over the text.
   *
   * @throws dev.oneledger.FindingsException with one finding, if it is not to be trusted
   */
  public static Verification verify(byte[] text, String namespace, String armored, Trust trust) {
    throw new UnsupportedOperationException(text.length + namespace + armored + trust);
  }
}
