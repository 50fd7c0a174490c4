package dev.oneledger.internal.sign;

/** A key file holds something that cannot sign here. Its message quotes nothing of the key. */
final class UnusableKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  static final String MAKE_ONE =
      "make an Ed25519 key with ssh-keygen -t ed25519 -N '' or SigningKey.generate(), or implement"
          + " Signer for one in a KMS or an agent.";
  static final String FETCH_AGAIN = "copy the file again from where it was made.";

  private final String found;
  private final String remedy;

  /**
   * @param found what the file holds, after the word "actual"
   * @param remedy what to do
   */
  UnusableKeyException(String found, String remedy) {
    super(found);
    this.found = found;
    this.remedy = remedy;
  }

  static UnusableKeyException damaged(String form, String how) {
    return new UnusableKeyException(
        "a damaged or truncated file: its %s %s".formatted(form, how), FETCH_AGAIN);
  }

  static UnusableKeyException otherAlgorithm(String algorithm) {
    return new UnusableKeyException("a private key of type " + algorithm, MAKE_ONE);
  }

  String found() {
    return found;
  }

  String remedy() {
    return remedy;
  }
}
