package dev.oneledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * That something was verified, by whose keys and when. Immutable.
 *
 * @param digest the SHA-256 of what was verified
 * @param signatures those that count, ordered by fingerprint and form; empty where a {@link
 *     Trust#digest pinned digest} was enough
 * @param at when, by the trust's clock
 */
public record Verification(Hash digest, List<Signature> signatures, Instant at) {

  /** Copies the list. */
  public Verification {
    signatures = List.copyOf(signatures);
  }

  /** How a signature is written down. */
  public enum Form {
    /** OpenSSH's {@code SSHSIG}, over the whole content. */
    SSHSIG,
    /** 64 raw bytes, over the digest file. */
    ED25519;

    /** The name in lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A signature that counts.
   *
   * @param fingerprint the key's, as {@code ssh-keygen -l} prints it: {@code SHA256:…}
   * @param principals the principals of each line that allows the key, as they stand there
   * @param form how it is written down
   */
  public record Signature(String fingerprint, List<String> principals, Form form) {

    /** Copies the list. */
    public Signature {
      principals = List.copyOf(principals);
    }
  }
}
