package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** RFC 8032 section 7.1: tests 1, 2, 3 and SHA(abc). */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
        + "'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
        + "72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
        + "af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
        + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
        + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
        + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
  })
  void the_vectors_of_the_specification_hold(
      String seed, String publicKey, String message, String signature) {
    assertThat(Ed25519.publicKey(hex(seed))).isEqualTo(hex(publicKey));
    assertThat(Ed25519.sign(hex(seed), hex(message))).isEqualTo(hex(signature));
    assertThat(Ed25519.verifies(hex(publicKey), hex(message), hex(signature))).isTrue();
  }

  @RepeatedTest(200)
  void a_random_key_has_the_public_half_that_the_jdk_gives_it_and_verifies_what_it_signs()
      throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    byte[] message = new byte[new Random().nextInt(512)];
    new Random().nextBytes(message);

    byte[] publicKey = Ed25519.publicKey(seed);
    byte[] signature = Ed25519.sign(seed, message);

    byte[] encoded = pair.getPublic().getEncoded();
    assertThat(publicKey)
        .isEqualTo(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    assertThat(Ed25519.verifies(publicKey, message, signature)).isTrue();
    assertThat(Ed25519.verifies(Ed25519.publicKey(Ed25519.newSeed()), message, signature))
        .isFalse();
  }

  @Test
  void a_signature_with_any_bit_changed_is_refused() {
    byte[] seed = Ed25519.newSeed();
    byte[] publicKey = Ed25519.publicKey(seed);
    byte[] message = hex("00ff");
    byte[] signature = Ed25519.sign(seed, message);
    for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
      byte[] changed = signature.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(Ed25519.verifies(publicKey, message, changed)).as("bit " + bit).isFalse();
    }
  }

  @Test
  void the_same_signature_with_a_larger_s_is_refused() {
    byte[] seed = Ed25519.newSeed();
    byte[] signature = Ed25519.sign(seed, new byte[0]);
    byte[] larger = plusOrder(signature);

    assertThat(Ed25519.isCanonical(signature)).isTrue();
    assertThat(Ed25519.isCanonical(larger)).isFalse();
    assertThat(Ed25519.verifies(Ed25519.publicKey(seed), new byte[0], larger)).isFalse();
  }

  private static byte[] plusOrder(byte[] signature) {
    byte[] bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) {
      bigEndian[i] = signature[63 - i];
    }
    byte[] sum = new BigInteger(1, bigEndian).add(ORDER).toByteArray();
    byte[] larger = signature.clone();
    for (int i = 0; i < 32; i++) {
      larger[32 + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
    }
    return larger;
  }

  @Test
  void a_key_that_is_no_point_and_lengths_that_are_wrong_verify_nothing() {
    byte[] seed = Ed25519.newSeed();
    byte[] publicKey = Ed25519.publicKey(seed);
    byte[] signature = Ed25519.sign(seed, new byte[0]);
    byte[] noPoint = new byte[32];
    Arrays.fill(noPoint, (byte) 0xff);

    assertThat(Ed25519.verifies(noPoint, new byte[0], signature)).isFalse();
    assertThat(Ed25519.verifies(Arrays.copyOf(publicKey, 31), new byte[0], signature)).isFalse();
    assertThat(Ed25519.verifies(publicKey, new byte[0], Arrays.copyOf(signature, 63))).isFalse();
    assertThat(Ed25519.verifies(publicKey, new byte[0], Arrays.copyOf(signature, 65))).isFalse();
  }
}
