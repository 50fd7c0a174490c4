package dev.oneledger.internal.sign;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.Signer;

/** Asks one signer, and takes nothing from it that does not verify. */
final class Sealing {
  private final Signer signer;
  private final byte[] publicKey;

  Sealing(Signer signer) {
    this.signer = signer;
    this.publicKey = signer.publicKey().clone();
    if (publicKey.length != Ed25519.PUBLIC_KEY) {
      throw broken(
          "a public key of %s bytes".formatted(Ed25519.PUBLIC_KEY),
          "one of %s bytes".formatted(publicKey.length));
    }
  }

  SshPublicKey key() {
    return SshPublicKey.ed25519(publicKey);
  }

  /** A raw signature over the bytes themselves. */
  byte[] raw(byte[] message) {
    byte[] signature = signer.sign(message.clone());
    if (!Ed25519.verifies(publicKey, message, signature)) {
      throw broken("an Ed25519 signature that its public key verifies", "one that does not verify");
    }
    return signature.clone();
  }

  /** An armored SSHSIG over content, made from its SHA-512. */
  String armored(String namespace, ContentDigests content) {
    byte[] message = Sshsig.message(namespace, ContentDigests.SHA512, content.sha512());
    Sshsig signature = new Sshsig(key(), namespace, ContentDigests.SHA512, raw(message));
    return Armor.around(signature.toBytes());
  }

  private LedgerException broken(String expected, String actual) {
    return new LedgerException(
        """
        The signer %s does not work; nothing was written.
          expected: %s
          actual:   %s
          to do:    check that it signs with pure Ed25519 (not Ed25519ph) and that key."""
            .formatted(signer.getClass().getName(), expected, actual));
  }
}
