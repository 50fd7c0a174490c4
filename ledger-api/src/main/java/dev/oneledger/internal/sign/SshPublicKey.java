package dev.oneledger.internal.sign;

import dev.oneledger.Hash;
import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A public key as SSH writes it (RFC 4253 section 6.6, RFC 8709): a blob that begins with the name
 * of its type. Immutable. Internal: may change in any release.
 */
public final class SshPublicKey {
  static final String ED25519 = "ssh-ed25519";
  private static final String ED25519_CERTIFICATE = "ssh-ed25519-cert-v01@openssh.com";
  private static final int KEY_ID_DIGITS = 16;

  private final String type;
  private final byte[] blob;

  private SshPublicKey(String type, byte[] blob) {
    this.type = type;
    this.blob = blob;
  }

  /** The key of 32 bytes by RFC 8032. */
  public static SshPublicKey ed25519(byte[] publicKey) {
    return new SshPublicKey(ED25519, new WireWriter().string(ED25519).string(publicKey).toBytes());
  }

  /** Any key; those of Ed25519 must be whole and exact. */
  static SshPublicKey of(byte[] blob) throws MalformedException {
    WireReader reader = new WireReader(blob);
    SshPublicKey key = new SshPublicKey(reader.text(), blob.clone());
    if (key.isEd25519()) {
      exact(reader.string());
      reader.end();
    }
    return key;
  }

  /** A key of two words: its type, and its blob in base64 that names the same type. */
  static SshPublicKey of(String type, String base64) throws MalformedException {
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("is not base64");
    }
    SshPublicKey key = of(blob);
    if (!key.type.equals(type)) {
      throw new MalformedException("is not a key of type " + type);
    }
    return key;
  }

  private static byte[] exact(byte[] publicKey) throws MalformedException {
    if (publicKey.length != Ed25519.PUBLIC_KEY) {
      throw new MalformedException("has a key of %s bytes".formatted(publicKey.length));
    }
    return publicKey;
  }

  String type() {
    return type;
  }

  /** The blob, copied. */
  public byte[] blob() {
    return blob.clone();
  }

  boolean isEd25519() {
    return type.equals(ED25519);
  }

  /** The 32 bytes of an Ed25519 key. */
  public byte[] raw() {
    return Arrays.copyOfRange(blob, blob.length - Ed25519.PUBLIC_KEY, blob.length);
  }

  /** The Ed25519 key that a certificate is about; any other key is its own. */
  SshPublicKey withoutCertificate() throws MalformedException {
    if (!type.equals(ED25519_CERTIFICATE)) {
      return this;
    }
    WireReader reader = new WireReader(blob);
    reader.string();
    reader.string();
    return ed25519(exact(reader.string()));
  }

  /** {@code SHA256:} and the unpadded base64 of the blob's SHA-256, as ssh-keygen -l prints it. */
  public String fingerprint() {
    return "SHA256:"
        + Base64.getEncoder().withoutPadding().encodeToString(DigestUtils.sha256(blob));
  }

  /** The first 16 digits of the blob's SHA-256, as they stand in names of signature files. */
  String keyId() {
    return Hash.sha256(blob).hex().substring(0, KEY_ID_DIGITS);
  }

  /** The word, if it can be a key's id. */
  static String checkedId(String word) throws MalformedException {
    if (!word.matches("[0-9a-f]{" + KEY_ID_DIGITS + "}")) {
      throw new MalformedException("has no key id of 16 digits before .ed25519 in its name");
    }
    return word;
  }

  /** Type and base64, as in a {@code .pub} file without its comment. */
  public String line() {
    return type + " " + Base64.getEncoder().encodeToString(blob);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SshPublicKey key && Arrays.equals(blob, key.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  /** The fingerprint. */
  @Override
  public String toString() {
    return fingerprint();
  }
}
