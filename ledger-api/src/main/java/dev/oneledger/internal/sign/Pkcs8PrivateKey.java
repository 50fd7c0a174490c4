package dev.oneledger.internal.sign;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** PKCS#8 private keys of Ed25519, with or without their public half (RFC 8410, RFC 5958). */
final class Pkcs8PrivateKey {
  static final String FORM = "PKCS#8 private key";

  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int OBJECT_ID = 0x06;
  private static final int SEQUENCE = 0x30;
  private static final int ATTRIBUTES = 0xa0;
  private static final int PUBLIC_KEY = 0x81;

  private static final String ED25519 = "2b6570";
  private static final Map<String, String> OTHERS =
      Map.of(
          "2a864886f70d010101", "RSA",
          "2a864886f70d01010a", "RSA-PSS",
          "2a8648ce3d0201", "ECDSA",
          "2a8648ce380401", "DSA",
          "2b6571", "Ed448",
          "2b656e", "X25519",
          "2b656f", "X448");

  private Pkcs8PrivateKey() {}

  static KeyHalves read(byte[] bytes) throws UnusableKeyException {
    try {
      DerReader file = new DerReader(bytes);
      DerReader key = new DerReader(file.value(SEQUENCE));
      file.end();
      return halves(key);
    } catch (MalformedException e) {
      throw UnusableKeyException.damaged(FORM, e.why());
    }
  }

  private static KeyHalves halves(DerReader key) throws MalformedException, UnusableKeyException {
    int version = new WireReader(key.value(INTEGER)).bytes(1)[0];
    algorithm(new DerReader(key.value(SEQUENCE)));
    DerReader inner = new DerReader(key.value(OCTETS));
    byte[] seed = exact(inner.value(OCTETS));
    inner.end();
    if (key.at(ATTRIBUTES)) {
      key.value(ATTRIBUTES);
    }
    byte[] publicKey = version == 1 && key.at(PUBLIC_KEY) ? bits(key.value(PUBLIC_KEY)) : null;
    key.end();
    return new KeyHalves(seed, publicKey);
  }

  private static void algorithm(DerReader algorithm)
      throws MalformedException, UnusableKeyException {
    String id = HexFormat.of().formatHex(algorithm.value(OBJECT_ID));
    if (!id.equals(ED25519)) {
      throw UnusableKeyException.otherAlgorithm(OTHERS.getOrDefault(id, "another than Ed25519"));
    }
    algorithm.end();
  }

  /** A bit string of whole bytes. */
  private static byte[] bits(byte[] value) throws MalformedException {
    if (value.length == 0 || value[0] != 0) {
      throw new MalformedException("has a public half of broken bytes");
    }
    return exact(Arrays.copyOfRange(value, 1, value.length));
  }

  private static byte[] exact(byte[] half) throws MalformedException {
    if (half.length != Ed25519.SEED) {
      throw new MalformedException("has a half of %s bytes".formatted(half.length));
    }
    return half;
  }
}
