package dev.oneledger.internal.bundle;

/**
 * What the recipe of {@code VERIFY.md} cannot see, in the words of {@code docs/bundle-format.md}.
 */
enum BlindSpot {
  MANIFEST("what the manifest says"),
  LIMITS("limits of sizes and of the number of files"),
  HEADERS("header fields that unzip passes over"),
  LETTERS("which characters beyond ASCII a name may have"),
  CASE("names that differ only in the case of letters beyond ASCII"),
  DEVICES("names of devices"),
  KEYS("types of keys"),
  SEVERAL_KEYS("how many keys must sign"),
  SIGNATURE_FILES("names, number and size of signature files");

  private final String words;

  BlindSpot(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
