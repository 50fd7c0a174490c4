package dev.oneledger.internal.sign;

import dev.oneledger.FindingCode;
import dev.oneledger.Trust;
import dev.oneledger.Verification;
import dev.oneledger.Verification.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at signatures of one content, one by one. */
final class Examination {
  private final Trust trust;
  private final String namespace;
  private final ContentDigests content;
  private final Instant at;

  Examination(Trust trust, String namespace, ContentDigests content, Instant at) {
    this.trust = trust;
    this.namespace = namespace;
    this.content = content;
    this.at = at;
  }

  /** An armored SSHSIG over the content. */
  Vote sshsig(String place, String armored) {
    try {
      Sshsig signature = Sshsig.read(Armor.open(armored));
      check(signature);
      return vote(place, signature.key(), Form.SSHSIG);
    } catch (MalformedException e) {
      return invalid(place, e.why());
    }
  }

  private void check(Sshsig signature) throws MalformedException {
    if (!signature.namespace().equals(namespace)) {
      throw new MalformedException(
          "was made for the namespace '%s', not for '%s'"
              .formatted(Shown.of(signature.namespace()), namespace));
    }
    byte[] digest = content.by(signature.hashAlgorithm());
    if (digest == null) {
      throw new MalformedException(
          "names the hash algorithm '%s'; only sha512 and sha256 are defined"
              .formatted(Shown.of(signature.hashAlgorithm())));
    }
    byte[] message = Sshsig.message(namespace, signature.hashAlgorithm(), digest);
    if (signature.key().isEd25519()
        && !Ed25519.verifies(signature.key().raw(), message, signature.signature())) {
      throw notBy(signature.key());
    }
  }

  /** A raw signature over the digest file, by the key of this id. */
  Vote raw(String place, String keyId, byte[] signature) {
    try {
      return raw(place, SshPublicKey.checkedId(keyId), exact(signature), trustedKeys(keyId));
    } catch (MalformedException e) {
      return invalid(place, e.why());
    }
  }

  private Vote raw(String place, String keyId, byte[] signature, List<SshPublicKey> keys)
      throws MalformedException {
    if (keys.isEmpty()) {
      return new Vote.Refused(
          place,
          FindingCode.SIGNER_NOT_ALLOWED,
          "no ssh-ed25519 key of the allowed signers has the id %s".formatted(keyId));
    }
    byte[] message = DigestFile.content(content.sha256());
    for (SshPublicKey key : keys) {
      if (Ed25519.verifies(key.raw(), message, signature)) {
        return vote(place, key, Form.ED25519);
      }
    }
    throw notBy(keys.get(0));
  }

  private static byte[] exact(byte[] signature) throws MalformedException {
    if (signature.length != Ed25519.SIGNATURE) {
      throw new MalformedException(
          "has %s bytes, expected %s".formatted(signature.length, Ed25519.SIGNATURE));
    }
    return signature;
  }

  private List<SshPublicKey> trustedKeys(String keyId) throws MalformedException {
    List<SshPublicKey> keys = new ArrayList<>();
    for (byte[] blob : trust.knownKeys()) {
      SshPublicKey key = SshPublicKey.of(blob);
      if (key.isEd25519() && key.keyId().equals(keyId)) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static MalformedException notBy(SshPublicKey key) {
    return new MalformedException(
        "does not verify with key %s: it is damaged, or was made over something else"
            .formatted(key));
  }

  private Vote vote(String place, SshPublicKey key, Form form) {
    Trust.Standing standing = trust.standing(key.blob(), namespace, at);
    FindingCode refusal = standing.refusal();
    return refusal == null
        ? new Vote.Counted(
            key, new Verification.Signature(key.fingerprint(), standing.principals(), form))
        : new Vote.Refused(place, refusal, standing.text());
  }

  static Vote invalid(String place, String why) {
    return new Vote.Refused(place, FindingCode.SIGNATURE_INVALID, "it " + why);
  }
}
