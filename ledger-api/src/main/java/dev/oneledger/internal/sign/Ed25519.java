package dev.oneledger.internal.sign;

import dev.oneledger.LedgerException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ed25519 (RFC 8032) on raw keys and signatures, computed by the JDK. Internal: may change in any
 * release.
 */
public final class Ed25519 {
  /** Bytes of a seed, which is what RFC 8032 calls the private key. */
  public static final int SEED = 32;

  /** Bytes of a public key. */
  public static final int PUBLIC_KEY = 32;

  /** Bytes of a signature: R, then S. */
  public static final int SIGNATURE = 64;

  private static final String NAME = "Ed25519";

  /** What stands before the seed in a PKCS#8 encoding without attributes (RFC 8410 section 7). */
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  /** What stands before the public key in its X.509 encoding (RFC 8410 section 4). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The order of the base point; S is below it (RFC 8032 section 5.1.7). */
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private Ed25519() {}

  /** A seed from the JDK's strong source of randomness. */
  public static byte[] newSeed() {
    byte[] seed = new byte[SEED];
    new SecureRandom().nextBytes(seed);
    return seed;
  }

  /** The seed's PKCS#8 encoding. */
  public static byte[] pkcs8(byte[] seed) {
    return joined(PKCS8_PREFIX, seed);
  }

  /**
   * The public key of a seed. The JDK offers no call for it, so its key generator is handed the
   * seed as its randomness; that it took it so is checked by the private key that comes back and by
   * a signature.
   *
   * @throws LedgerException if the JDK's provider generates keys in another way, or has no Ed25519
   */
  public static byte[] publicKey(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(SEED * Byte.SIZE - 1, new Handing(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] publicKey = Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
      boolean same =
          Arrays.equals(encoded, joined(X509_PREFIX, publicKey))
              && Arrays.equals(pair.getPrivate().getEncoded(), pkcs8(seed))
              && verifies(publicKey, X509_PREFIX, sign(seed, X509_PREFIX));
      if (!same) {
        throw unusable(generator.getProvider().getName());
      }
      return publicKey;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * Signs a message.
   *
   * @throws LedgerException if this JDK has no Ed25519
   */
  public static byte[] sign(byte[] seed, byte[] message) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8(seed)));
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * Whether the signature is one of the message by the key, in its one canonical encoding.
   *
   * @throws LedgerException if this JDK has no Ed25519
   */
  public static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    if (publicKey.length != PUBLIC_KEY
        || signature.length != SIGNATURE
        || !isCanonical(signature)) {
      return false;
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(NAME)
              .generatePublic(new X509EncodedKeySpec(joined(X509_PREFIX, publicKey)));
      Signature verifier = Signature.getInstance(NAME);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (InvalidKeySpecException | InvalidKeyException | SignatureException notOnTheCurve) {
      return false;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Whether S, the little-endian second half, is below the order of the base point. */
  static boolean isCanonical(byte[] signature) {
    byte[] s = new byte[SIGNATURE / 2];
    for (int i = 0; i < s.length; i++) {
      s[i] = signature[SIGNATURE - 1 - i];
    }
    return new BigInteger(1, s).compareTo(ORDER) < 0;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static LedgerException unusable(String provider) {
    return new LedgerException(
        """
        The public key of an Ed25519 private key cannot be computed here.
          expected: the JDK's own provider SunEC for Ed25519
          actual:   '%s' comes first and makes keys in another way
          to do:    put SunEC before it in java.security, or give a Signer of your own."""
            .formatted(provider));
  }

  private static LedgerException missing(GeneralSecurityException cause) {
    return new LedgerException(
        "This Java has no working Ed25519: %s. Expected a JDK 17 or newer with its provider SunEC."
            .formatted(cause.getMessage()),
        cause);
  }

  /** Randomness that is a given seed, once. */
  private static final class Handing extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient byte[] seed;

    Handing(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("asked for %s bytes".formatted(bytes.length));
      }
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
