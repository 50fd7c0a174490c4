package dev.oneledger.internal.sign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An SSH signature (PROTOCOL.sshsig sections 2 and 3), version 1. Immutable. */
final class Sshsig {
  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  private final SshPublicKey key;
  private final String namespace;
  private final String hashAlgorithm;
  private final byte[] signature;

  /**
   * @param key the key that made it
   * @param namespace what it was made for
   * @param hashAlgorithm how the content was hashed before it was signed
   * @param signature 64 bytes for a key of Ed25519; for any other key what its type defines
   */
  Sshsig(SshPublicKey key, String namespace, String hashAlgorithm, byte[] signature) {
    this.key = key;
    this.namespace = namespace;
    this.hashAlgorithm = hashAlgorithm;
    this.signature = signature.clone();
  }

  static Sshsig read(byte[] blob) throws MalformedException {
    WireReader reader = new WireReader(blob);
    if (!Arrays.equals(reader.bytes(MAGIC.length), MAGIC)) {
      throw new MalformedException("does not begin with SSHSIG");
    }
    int version = reader.uint32();
    if (version != VERSION) {
      throw new MalformedException(
          "has version %s, expected 1".formatted(Integer.toUnsignedString(version)));
    }
    SshPublicKey key = SshPublicKey.of(reader.string());
    String namespace = reader.text();
    if (reader.string().length > 0) {
      throw new MalformedException("uses the reserved field, which version 1 leaves empty");
    }
    String hashAlgorithm = reader.text();
    byte[] signature = reader.string();
    reader.end();
    return new Sshsig(key, namespace, hashAlgorithm, key.isEd25519() ? raw(signature) : signature);
  }

  private static byte[] raw(byte[] field) throws MalformedException {
    WireReader reader = new WireReader(field);
    String type = reader.text();
    byte[] raw = reader.string();
    reader.end();
    if (!type.equals(SshPublicKey.ED25519) || raw.length != Ed25519.SIGNATURE) {
      throw new MalformedException("has a signature that is not of its key's type");
    }
    if (!Ed25519.isCanonical(raw)) {
      throw new MalformedException("has a signature that is not in its one right form");
    }
    return raw;
  }

  SshPublicKey key() {
    return key;
  }

  String namespace() {
    return namespace;
  }

  String hashAlgorithm() {
    return hashAlgorithm;
  }

  byte[] signature() {
    return signature.clone();
  }

  byte[] toBytes() {
    byte[] field =
        key.isEd25519()
            ? new WireWriter().string(SshPublicKey.ED25519).string(signature).toBytes()
            : signature;
    return new WireWriter()
        .bytes(MAGIC)
        .uint32(VERSION)
        .string(key.blob())
        .string(namespace)
        .string("")
        .string(hashAlgorithm)
        .string(field)
        .toBytes();
  }

  /** What is signed: at most 108 bytes for our namespaces, whatever the content's size. */
  static byte[] message(String namespace, String hashAlgorithm, byte[] digest) {
    return new WireWriter()
        .bytes(MAGIC)
        .string(namespace)
        .string("")
        .string(hashAlgorithm)
        .string(digest)
        .toBytes();
  }
}
