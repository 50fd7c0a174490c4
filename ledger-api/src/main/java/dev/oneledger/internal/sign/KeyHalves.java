package dev.oneledger.internal.sign;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a private key file says. */
final class KeyHalves {
  private final byte[] seed;
  private final byte @Nullable [] publicKey;

  /**
   * @param seed the private half
   * @param publicKey the public half, where the file has it
   */
  KeyHalves(byte[] seed, byte @Nullable [] publicKey) {
    this.seed = seed;
    this.publicKey = publicKey;
  }

  /** The private half, if the public one belongs to it. */
  byte[] checkedSeed(String form) throws UnusableKeyException {
    if (publicKey != null && !Arrays.equals(publicKey, Ed25519.publicKey(seed))) {
      throw UnusableKeyException.damaged(form, "has halves that do not belong together");
    }
    return seed;
  }
}
