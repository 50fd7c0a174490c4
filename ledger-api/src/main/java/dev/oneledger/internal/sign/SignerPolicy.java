package dev.oneledger.internal.sign;

import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.Trust.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which keys may sign: a list of allowed ones, less the revoked, perhaps of one principal only.
 * Immutable and thread-safe. Internal: may change in any release.
 */
public final class SignerPolicy {
  private static final String ALLOWED = "a list of allowed signers";
  private static final String REVOKED = "a list of revoked keys";

  private final AllowedSigners signers;
  private final RevokedKeys revoked;
  private final @Nullable String principal;

  private SignerPolicy(AllowedSigners signers, RevokedKeys revoked, @Nullable String principal) {
    this.signers = signers;
    this.revoked = revoked;
    this.principal = principal;
  }

  /**
   * Allows the signers of a file, which is read now.
   *
   * @throws LedgerException if it cannot be read, is not UTF-8, or is longer than a megabyte
   */
  public static SignerPolicy allowing(Path file) {
    return allowing(TrustFile.read(file, ALLOWED));
  }

  /**
   * Allows the signers of a text; times without Z are meant in this machine's time zone.
   *
   * @throws LedgerException if it is longer than a megabyte
   */
  public static SignerPolicy allowing(String text) {
    TrustFile.checkLength(text.length(), "The text", ALLOWED);
    return new SignerPolicy(
        AllowedSigners.parse(text, ZoneId.systemDefault()), RevokedKeys.NONE, null);
  }

  /**
   * Without the keys of this file too, which is read now.
   *
   * @throws LedgerException if it cannot be read, or a line of it is no public key
   */
  public SignerPolicy revoking(Path file) {
    return revoking(TrustFile.read(file, REVOKED), "'" + file + "'");
  }

  /**
   * Without the keys of this text too.
   *
   * @throws LedgerException if a line of it is no public key
   */
  public SignerPolicy revoking(String keys) {
    TrustFile.checkLength(keys.length(), "The text", REVOKED);
    return revoking(keys, "The list of revoked keys");
  }

  private SignerPolicy revoking(String keys, String place) {
    return new SignerPolicy(signers, revoked.and(RevokedKeys.parse(keys, place)), principal);
  }

  /** Only by lines whose principals match this one. */
  public SignerPolicy by(String newPrincipal) {
    return new SignerPolicy(signers, revoked, newPrincipal);
  }

  /** The blobs of all keys that the lists name, without repetition. */
  public List<byte[]> knownKeys() {
    return Stream.concat(signers.lines().stream().map(SignerLine::key), revoked.keys().stream())
        .distinct()
        .map(SshPublicKey::blob)
        .toList();
  }

  /** What the lists say of a key; see {@link dev.oneledger.Trust#standing}. */
  public Standing standing(byte[] keyBlob, String namespace, Instant at) {
    SshPublicKey key;
    try {
      key = SshPublicKey.of(keyBlob);
    } catch (MalformedException e) {
      return refused(FindingCode.SIGNER_NOT_ALLOWED, "the public key " + e.why());
    }
    if (revoked.contains(key)) {
      return refused(FindingCode.SIGNER_REVOKED, "key %s is revoked".formatted(key));
    }
    if (!key.isEd25519()) {
      return refused(
          FindingCode.SIGNER_NOT_ALLOWED,
          "key %s is of type %s; only ssh-ed25519 counts".formatted(key, Shown.of(key.type())));
    }
    return allowed(key, namespace, at);
  }

  private Standing allowed(SshPublicKey key, String namespace, Instant at) {
    List<String> principals = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (SignerLine line : signers.lines()) {
      if (line.key().equals(key)) {
        String refusal = line.refusal(principal, namespace, at);
        if (refusal == null) {
          principals.add(line.principals().text());
        } else {
          refusals.add("line %s %s".formatted(line.number(), refusal));
        }
      }
    }
    if (!principals.isEmpty()) {
      return new Standing(null, principals, "key %s is allowed".formatted(key));
    }
    return refused(
        FindingCode.SIGNER_NOT_ALLOWED, "key %s is not allowed: ".formatted(key) + why(refusals));
  }

  private String why(List<String> refusals) {
    if (!refusals.isEmpty()) {
      return String.join(", ", refusals);
    }
    List<String> reasons = new ArrayList<>(List.of("no line of the allowed signers has it"));
    signers.flaws().stream().limit(3).forEach(reasons::add);
    return String.join(", but ", reasons);
  }

  private static Standing refused(FindingCode code, String text) {
    return new Standing(code, List.of(), text);
  }
}
