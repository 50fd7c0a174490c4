package dev.oneledger.internal.sign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** OpenSSH's own form of private keys (PROTOCOL.key), unencrypted and of Ed25519. */
final class OpensshPrivateKey {
  static final String FORM = "OpenSSH private key";
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final String NONE = "none";

  /** The block size of the cipher {@code none}; padding is shorter. */
  private static final int BLOCK = 8;

  private OpensshPrivateKey() {}

  static KeyHalves read(byte[] bytes) throws UnusableKeyException {
    try {
      return halves(new WireReader(bytes));
    } catch (MalformedException e) {
      throw UnusableKeyException.damaged(FORM, e.why());
    }
  }

  private static KeyHalves halves(WireReader file) throws MalformedException, UnusableKeyException {
    if (!Arrays.equals(file.bytes(MAGIC.length), MAGIC)) {
      throw new MalformedException("does not begin with openssh-key-v1");
    }
    String cipher = file.text();
    String kdf = file.text();
    file.string();
    if (file.uint32() != 1) {
      throw new UnusableKeyException("several private keys in one file", "give each its own file.");
    }
    SshPublicKey publicKey = SshPublicKey.of(file.string());
    if (!publicKey.isEd25519()) {
      throw UnusableKeyException.otherAlgorithm(Shown.of(publicKey.type()));
    }
    if (!cipher.equals(NONE) || !kdf.equals(NONE)) {
      throw new UnusableKeyException(
          "an Ed25519 private key that is encrypted with a passphrase",
          "take the passphrase off a copy with ssh-keygen -p -N '' -f COPY, or implement Signer for"
              + " an agent or a KMS.");
    }
    byte[] section = file.string();
    file.end();
    return privateSection(new WireReader(section), section.length, publicKey);
  }

  private static KeyHalves privateSection(WireReader section, int length, SshPublicKey publicKey)
      throws MalformedException {
    int check = section.uint32();
    if (section.uint32() != check) {
      throw new MalformedException("has check numbers that differ");
    }
    boolean sameType = section.text().equals(publicKey.type());
    byte[] again = section.string();
    byte[] both = section.string();
    section.string();
    padding(section, length);
    boolean exact =
        sameType
            && both.length == Ed25519.SEED + Ed25519.PUBLIC_KEY
            && Arrays.equals(again, publicKey.raw())
            && Arrays.equals(Arrays.copyOfRange(both, Ed25519.SEED, both.length), again);
    if (!exact) {
      throw new MalformedException("has halves that do not belong together");
    }
    return new KeyHalves(Arrays.copyOf(both, Ed25519.SEED), again);
  }

  private static void padding(WireReader section, int length) throws MalformedException {
    int expected = 0;
    boolean right = length % BLOCK == 0;
    while (section.hasMore()) {
      expected++;
      right &= section.bytes(1)[0] == expected;
    }
    if (!right || expected >= BLOCK) {
      throw new MalformedException("has wrong bytes at its end");
    }
  }
}
