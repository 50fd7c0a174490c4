package dev.oneledger.internal.sign;

import dev.oneledger.LedgerException;
import java.util.HashSet;
import java.util.Set;

/**
 * Public keys that must not count, as {@code ssh-keygen -Y verify -r} takes them: one for each
 * line; a certificate revokes its key.
 */
final class RevokedKeys {
  /** No key. */
  static final RevokedKeys NONE = new RevokedKeys(Set.of());

  static final String KRL = "SSHKRL\n";

  private final Set<SshPublicKey> keys;

  private RevokedKeys(Set<SshPublicKey> keys) {
    this.keys = Set.copyOf(keys);
  }

  /**
   * Reads the text.
   *
   * @param place the file, for messages
   * @throws LedgerException if a line is anything but a public key, a comment or blank, because
   *     what it was meant to revoke is not known then; or if it is a binary revocation list
   */
  static RevokedKeys parse(String text, String place) {
    if (text.startsWith(KRL)) {
      throw new LedgerException(
          """
          %s is not a list of revoked keys that can be read.
            expected: public keys, one for each line
            actual:   a binary key revocation list of OpenSSH (KRL)
            to do:    list the public keys themselves; ssh-keygen -Y verify -r takes that list too."""
              .formatted(place));
    }
    Set<SshPublicKey> keys = new HashSet<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String words = Blanks.trimmed(line);
      if (!words.isEmpty() && !words.startsWith("#")) {
        keys.add(key(words, "%s, line %s,".formatted(place, number)));
      }
    }
    return new RevokedKeys(keys);
  }

  private static SshPublicKey key(String words, String place) {
    try {
      return KeyWords.key(words).withoutCertificate();
    } catch (MalformedException e) {
      throw new LedgerException(
          """
          %s is not a revoked key, and what it was meant to revoke is not known.
            expected: a public key, such as ssh-ed25519 AAAA…
            actual:   it %s
            to do:    write the public key there, or put # before the line."""
              .formatted(place, e.why()));
    }
  }

  boolean contains(SshPublicKey key) {
    return keys.contains(key);
  }

  /** These keys and those. */
  RevokedKeys and(RevokedKeys others) {
    Set<SshPublicKey> all = new HashSet<>(keys);
    all.addAll(others.keys);
    return new RevokedKeys(all);
  }

  Set<SshPublicKey> keys() {
    return keys;
  }
}
