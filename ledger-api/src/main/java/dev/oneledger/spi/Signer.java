package dev.oneledger.spi;

/**
 * Signs with one Ed25519 key, wherever that key lives: {@link dev.oneledger.SigningKey} reads it
 * from a file, others ask a key management service or an agent. Must be thread-safe.
 */
public interface Signer {

  /** The longest message that is ever signed, in bytes; contents are signed by their hash. */
  int LONGEST_MESSAGE = 512;

  /**
   * The public key: 32 bytes as RFC 8032 section 5.1.5 encodes it. The same at every call.
   *
   * @throws dev.oneledger.LedgerException if the key cannot be asked for; the message says where it
   *     lives and what to do, and quotes no secret
   */
  byte[] publicKey();

  /**
   * Signs these bytes themselves (pure Ed25519, not Ed25519ph). Callers verify the signature before
   * they use it.
   *
   * @param message at most {@value #LONGEST_MESSAGE} bytes; not changed and not kept
   * @return the signature of RFC 8032 section 5.1.6, 64 bytes
   * @throws dev.oneledger.LedgerException if nothing was signed; the message says why and what to
   *     do, and quotes no secret
   */
  byte[] sign(byte[] message);
}
