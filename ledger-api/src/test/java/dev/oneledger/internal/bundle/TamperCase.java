package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One way to spoil a published release, and how it must be refused.
 *
 * @param name in words
 * @param code the finding's code
 * @param place the finding's place; {@link #ZIP} for the zip's path
 * @param rule a part of the finding's text, which names the rule
 * @param blindSpot why the recipe of {@code VERIFY.md} does not refuse it; null if it does
 * @param tampering does it
 */
record TamperCase(
    String name,
    FindingCode code,
    String place,
    String rule,
    @Nullable BlindSpot blindSpot,
    Tampering tampering) {

  /** Stands for the path of the zip. */
  static final String ZIP = "(zip)";

  /** Spoils a published release. */
  @FunctionalInterface
  interface Tampering {
    void on(PublishedRelease release) throws Exception;
  }

  /** With the zip put together otherwise, and signed again by the right key. */
  static TamperCase forged(
      String name, FindingCode code, String place, String rule, Consumer<ZipForge> forging) {
    return new TamperCase(
        name,
        code,
        place,
        rule,
        null,
        release -> {
          ZipForge forge = release.forge();
          forging.accept(forge);
          release.publish(forge);
        });
  }

  /** The same, which only the library sees. */
  TamperCase unseenByRecipe(BlindSpot spot) {
    return new TamperCase(name, code, place, rule, spot, tampering);
  }

  boolean isSeenByRecipe() {
    return blindSpot == null;
  }

  @Override
  public String toString() {
    return name;
  }
}
