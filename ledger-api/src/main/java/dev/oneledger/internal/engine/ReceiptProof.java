package dev.oneledger.internal.engine;

import dev.oneledger.Evidence;
import dev.oneledger.ProvenReceipt.Proof;
import dev.oneledger.SqlText;
import dev.oneledger.Verification;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the journal is to say of how a receipt is proven.
 *
 * @param evidence how good it is
 * @param details for its entry
 * @param signature its armored signature, which the ledger keeps
 */
record ReceiptProof(Evidence evidence, Map<String, String> details, Optional<SqlText> signature) {
  /** Names of details. */
  static final String PROOF = "proof";

  static final String SOURCE = "source";
  static final String SIGNATURE = "signature";
  static final String FINGERPRINTS = "fingerprints";
  static final String PRINCIPALS = "principals";
  static final String VERIFIED_AT = "verified-at";

  static final ReceiptProof NONE = new ReceiptProof(Evidence.CLAIMED, Map.of(), Optional.empty());

  static ReceiptProof of(Proof proof) {
    if (proof instanceof Proof.BySignature signed) {
      return bySignature(signed);
    }
    Proof.ByHistory history = (Proof.ByHistory) proof;
    return new ReceiptProof(
        Evidence.PROVEN, Map.of(PROOF, "history", SOURCE, history.source()), Optional.empty());
  }

  private static ReceiptProof bySignature(Proof.BySignature signed) {
    SqlText armored = SqlText.of(signed.armored());
    Verification verification = signed.verification();
    Map<String, String> details = new TreeMap<>();
    details.put(PROOF, "signature");
    details.put(SIGNATURE, armored.textHash().toString());
    details.put(VERIFIED_AT, verification.at().toString());
    details.put(
        FINGERPRINTS,
        verification.signatures().stream()
            .map(Verification.Signature::fingerprint)
            .collect(Collectors.joining(" ")));
    details.put(
        PRINCIPALS,
        verification.signatures().stream()
            .flatMap(signature -> signature.principals().stream())
            .distinct()
            .collect(Collectors.joining(" ")));
    return new ReceiptProof(Evidence.PROVEN, details, Optional.of(armored));
  }

  String inWords() {
    return evidence == Evidence.CLAIMED
        ? "claimed as applied"
        : details.containsKey(SOURCE)
            ? "proven as applied, read from " + details.get(SOURCE)
            : "proven as applied, signed by " + details.get(PRINCIPALS);
  }
}
