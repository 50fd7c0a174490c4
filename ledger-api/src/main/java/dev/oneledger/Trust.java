package dev.oneledger;

import dev.oneledger.internal.sign.SignerPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose signatures count when a bundle or a receipt is verified: the keys of an OpenSSH {@code
 * allowed_signers} file, or for a bundle the SHA-256 of its zip alone. One signature is enough
 * unless {@link #requiring more} are asked for. Immutable and thread-safe; files are read once,
 * when they are named.
 */
public final class Trust {
  private final @Nullable Hash pinned;
  private final SignerPolicy policy;
  private final int requiredKeys;
  private final Clock clock;

  private Trust(@Nullable Hash pinned, SignerPolicy policy, int requiredKeys, Clock clock) {
    this.pinned = pinned;
    this.policy = policy;
    this.requiredKeys = requiredKeys;
    this.clock = clock;
  }

  /**
   * Trusts the keys of an {@code allowed_signers} file, as {@code ssh-keygen -Y verify} reads it
   * ("ALLOWED SIGNERS" in ssh-keygen(1)). Only keys of type {@code ssh-ed25519} count; lines with
   * others, with certificate authorities or with mistakes allow nobody. Times without {@code Z} are
   * in this machine's time zone, without daylight saving, which is what OpenSSH does.
   *
   * @throws LedgerException if the file cannot be read, is not UTF-8, or is longer than a megabyte
   */
  public static Trust allowedSigners(Path file) {
    return new Trust(null, SignerPolicy.allowing(file), 1, Clock.systemUTC());
  }

  /**
   * Trusts the keys of the text of an {@code allowed_signers} file.
   *
   * @throws LedgerException if it is longer than a megabyte
   * @see #allowedSigners(Path)
   */
  public static Trust allowedSigners(String text) {
    return new Trust(null, SignerPolicy.allowing(text), 1, Clock.systemUTC());
  }

  /**
   * Trusts the bundle whose zip has this SHA-256, signed or not; it must be known from a safe
   * place, such as a release page or a change request.
   */
  public static Trust digest(Hash zip) {
    return new Trust(zip, SignerPolicy.allowing(""), 0, Clock.systemUTC());
  }

  /**
   * Counts no signature by a key of this list too: a public key on each line, as {@code ssh-keygen
   * -Y verify -r} takes it. A revoked key never counts, whenever it signed.
   *
   * @throws LedgerException if the file cannot be read, if it is a binary revocation list, if a
   *     line is no public key, or if this trust pins a digest
   */
  public Trust revoking(Path file) {
    return with(signing().revoking(file));
  }

  /**
   * Counts no signature by a key of this list too.
   *
   * @throws LedgerException if a line is no public key, or if this trust pins a digest
   * @see #revoking(Path)
   */
  public Trust revoking(String keys) {
    return with(signing().revoking(keys));
  }

  /**
   * Counts only keys of lines whose principals match this one, like {@code ssh-keygen -Y verify
   * -I}. Without it any line counts that names somebody.
   *
   * @throws LedgerException if this trust pins a digest
   */
  public Trust by(String principal) {
    return with(signing().by(principal));
  }

  /**
   * Wants signatures by at least so many different keys.
   *
   * @throws LedgerException if it is less than 1, or if this trust pins a digest
   */
  public Trust requiring(int distinctKeys) {
    if (distinctKeys < 1) {
      throw new LedgerException(
          "A trust cannot require %s keys: expected at least 1. Where no signature is needed, use Trust.digest."
              .formatted(distinctKeys));
    }
    return new Trust(null, signing(), distinctKeys, clock);
  }

  /** Takes the time from this clock instead of the system's. */
  public Trust clock(Clock newClock) {
    return new Trust(pinned, policy, requiredKeys, newClock);
  }

  private Trust with(SignerPolicy newPolicy) {
    return new Trust(pinned, newPolicy, requiredKeys, clock);
  }

  private SignerPolicy signing() {
    if (pinned != null) {
      throw new LedgerException(
          "A trust in a digest has no signers to choose from: use Trust.allowedSigners for signatures.");
    }
    return policy;
  }

  /** The SHA-256 that makes signatures unnecessary; empty if they are needed. */
  public Optional<Hash> pinnedDigest() {
    return Optional.ofNullable(pinned);
  }

  /** How many different keys must have signed; 0 where a digest is pinned. */
  public int requiredKeys() {
    return requiredKeys;
  }

  /** The time of its clock. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * What it says of one key: whether its signatures count.
   *
   * @param publicKey the key in SSH's wire format (RFC 4253 section 6.6), of any type
   * @param namespace what the key signed for, such as {@code oneledger-bundle}
   * @param at the time for which the key must be valid
   */
  public Standing standing(byte[] publicKey, String namespace, Instant at) {
    return policy.standing(publicKey, namespace, at);
  }

  /** The keys that its lists name, allowed or revoked, each once, in SSH's wire format. */
  public List<byte[]> knownKeys() {
    return policy.knownKeys();
  }

  /**
   * What a trust says of one key.
   *
   * @param refusal why signatures of the key do not count: {@link FindingCode#SIGNER_REVOKED} or
   *     {@link FindingCode#SIGNER_NOT_ALLOWED}; null if they count
   * @param principals the principals of each line that allows the key; empty if it does not count
   * @param text the reason in words
   */
  public record Standing(@Nullable FindingCode refusal, List<String> principals, String text) {

    /** Copies the list. */
    public Standing {
      principals = List.copyOf(principals);
    }
  }

  /** The digest, or how many keys of how many are required. */
  @Override
  public String toString() {
    return pinned != null
        ? "trust in " + pinned
        : "trust in %s of %s known keys".formatted(requiredKeys, knownKeys().size());
  }
}
