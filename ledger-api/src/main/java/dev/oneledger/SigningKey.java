package dev.oneledger;

import dev.oneledger.spi.Signer;
import java.nio.file.Path;

/** An Ed25519 private key held in this process. Immutable and thread-safe. */
@SuppressWarnings("DoNotCallSuggester")
public final class SigningKey implements Signer {

  private SigningKey() {}

  /** Reads an unencrypted Ed25519 private key: PKCS#8 PEM or OpenSSH's own form. */
  public static SigningKey read(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }

  /** A new key. */
  public static SigningKey generate() {
    throw new UnsupportedOperationException();
  }

  /** Writes the private key as PKCS#8 PEM, and {@code <file>.pub} beside it. */
  public Path writeTo(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }

  /** {@code SHA256:…}, as {@code ssh-keygen -l} prints it. */
  public String fingerprint() {
    throw new UnsupportedOperationException();
  }

  /** A line for an {@code allowed_signers} file. */
  public String allowedSigner(String principal) {
    throw new UnsupportedOperationException(principal);
  }

  @Override
  public byte[] publicKey() {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] sign(byte[] message) {
    throw new UnsupportedOperationException();
  }
}
