package dev.oneledger;

import dev.oneledger.internal.sign.Ed25519;
import dev.oneledger.internal.sign.KeyFiles;
import dev.oneledger.internal.sign.SshPublicKey;
import dev.oneledger.spi.Signer;
import java.nio.file.Path;

/**
 * An Ed25519 private key that is held in this process. Immutable and thread-safe. Keys that must
 * not leave their place, in a KMS or an agent, sign through a {@link Signer} of your own.
 */
public final class SigningKey implements Signer {
  private static final String NAMESPACES = "oneledger-bundle,oneledger-receipt";

  /** Quotes, a separator and wildcards in {@code allowed_signers}. */
  private static final String WITH_MEANING = "\",*?";

  private final byte[] seed;
  private final SshPublicKey publicKey;

  private SigningKey(byte[] seed) {
    this.seed = seed.clone();
    this.publicKey = SshPublicKey.ed25519(Ed25519.publicKey(seed));
  }

  /**
   * Reads an Ed25519 private key without passphrase: PKCS#8 PEM (RFC 8410), as {@code openssl
   * genpkey -algorithm ed25519} writes it, or OpenSSH's form, as {@code ssh-keygen -t ed25519}
   * does.
   *
   * @throws LedgerException if the file cannot be read, or holds anything else: an encrypted key,
   *     one of another algorithm, a public key, a damaged file. The message says what was found and
   *     what to do, and quotes nothing of it
   */
  public static SigningKey read(Path file) {
    return new SigningKey(KeyFiles.read(file));
  }

  /** A new key, from the JDK's source of secure randomness. */
  public static SigningKey generate() {
    return new SigningKey(Ed25519.newSeed());
  }

  /**
   * Writes the private key as PKCS#8 PEM without passphrase, and the public key beside it as {@code
   * <file>.pub} in OpenSSH's form. Where the file system knows owners, only the owner may read the
   * private key (mode 0600).
   *
   * @return the private key's file
   * @throws LedgerException if either file is there already or cannot be written; then neither is
   *     written
   */
  public Path writeTo(Path file) {
    KeyFiles.write(file, seed, publicKey);
    return file;
  }

  /** {@code SHA256:…}, as {@code ssh-keygen -l} prints it. */
  public String fingerprint() {
    return publicKey.fingerprint();
  }

  /**
   * A line for an {@code allowed_signers} file, without line end, that allows this key to sign
   * bundles and receipts and nothing else.
   *
   * @param principal who holds the key, such as {@code release@example.com}
   * @throws LedgerException if the principal has characters that mean something in such a file:
   *     blanks, control characters, quotes, commas, {@code *} or {@code ?}, which match other
   *     signers, or {@code #} or {@code !} in front
   */
  public String allowedSigner(String principal) {
    boolean plain =
        principal.chars().noneMatch(c -> c <= ' ' || c == 0x7f || WITH_MEANING.indexOf(c) >= 0);
    if (principal.isEmpty() || !plain || principal.startsWith("#") || principal.startsWith("!")) {
      throw new LedgerException(
          """
          A signer cannot be called '%s' in allowed_signers.
            expected: a name such as release@example.com
            actual:   it is empty, or has a blank, quote, comma, * or ?, or # or ! in front
            to do:    name one signer for each line."""
              .formatted(TextTable.visible(principal)));
    }
    return "%s namespaces=\"%s\" %s".formatted(principal, NAMESPACES, publicKey.line());
  }

  @Override
  public byte[] publicKey() {
    return publicKey.raw();
  }

  @Override
  public byte[] sign(byte[] message) {
    if (message.length > LONGEST_MESSAGE) {
      throw new LedgerException(
          "A message of %s bytes is not signed: expected at most %s. Sign its hash."
              .formatted(message.length, LONGEST_MESSAGE));
    }
    return Ed25519.sign(seed, message);
  }

  /** The fingerprint; never the key. */
  @Override
  public String toString() {
    return fingerprint();
  }
}
