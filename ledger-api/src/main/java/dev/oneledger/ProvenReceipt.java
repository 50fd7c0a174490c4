package dev.oneledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.oneledger.internal.sign.TextSignature;
import dev.oneledger.spi.History;

/**
 * A receipt that is more than a claim: read from the environment's history, or signed by somebody
 * who is trusted. Made by {@link #read} and {@link #signed} only. Immutable and thread-safe.
 */
public final class ProvenReceipt {
  private final Receipt receipt;
  private final Proof proof;

  private ProvenReceipt(Receipt receipt, Proof proof) {
    this.receipt = receipt;
    this.proof = proof;
  }

  /** How a receipt is proven. */
  public sealed interface Proof {

    /**
     * It was read from a history.
     *
     * @param source tool and place in words
     */
    record ByHistory(String source) implements Proof {}

    /**
     * It was signed.
     *
     * @param armored the signature
     * @param verification by whose key, and when that was verified
     */
    record BySignature(String armored, Verification verification) implements Proof {}
  }

  /**
   * Reads the history of an environment to which a bundle was replayed, as {@link Receipt#read}
   * does.
   *
   * @throws LedgerException if a migration of the bundle's lineage is not applied there, or its
   *     checksum there is not that of the bundle's text or cannot tell
   * @throws LedgerUnreachableException if the history cannot be reached
   */
  public static ProvenReceipt read(Bundle bundle, String environment, History history) {
    Receipt receipt = Receipt.read(bundle, environment, history);
    return new ProvenReceipt(receipt, new Proof.ByHistory(receipt.tool()));
  }

  /**
   * Verifies the signature of a receipt, made by {@link Receipt#sign} or by {@code ssh-keygen -Y
   * sign -n oneledger-receipt}.
   *
   * @param receiptText what was signed, to the byte
   * @param armoredSignature the signature, as it stands in the {@code .sig} file
   * @param trust whose signatures count; a pinned digest alone proves nothing here
   * @throws FindingsException if the signature is not one of this text, or its key is not trusted
   * @throws LedgerException if the text is no receipt
   */
  public static ProvenReceipt signed(String receiptText, String armoredSignature, Trust trust) {
    Verification verification =
        TextSignature.verify(
            receiptText.getBytes(UTF_8), TextSignature.RECEIPT, armoredSignature, trust);
    if (verification.signatures().isEmpty()) {
      throw new LedgerException(
          "The receipt is not proven: no signature counts. Trust the keys of an allowed_signers file, not a digest.");
    }
    return new ProvenReceipt(
        Receipt.parse(receiptText), new Proof.BySignature(armoredSignature, verification));
  }

  /** What was applied where. */
  public Receipt receipt() {
    return receipt;
  }

  /** How that is known. */
  public Proof proof() {
    return proof;
  }

  /** The release, the environment and how it is proven. */
  @Override
  public String toString() {
    return "receipt of %s in '%s', %s"
        .formatted(
            receipt.release(),
            receipt.environment(),
            proof instanceof Proof.ByHistory history ? "read from " + history.source() : "signed");
  }
}
