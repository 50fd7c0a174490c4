package dev.oneledger.internal.bundle;

import java.util.Optional;

/** How what a manifest names may be called; {@code docs/bundle-format.md} has the same rules. */
enum NameForm {
  /** A release's id, which stands in names of files. */
  RELEASE_ID("._-", "letters a to z, digits, '.', '_' and '-'"),

  /** The version people know a release by. */
  VERSION(" ._+/-", "letters, digits, blanks, '.', '_', '+', '/' and '-'"),

  /** An application, or an environment. */
  NAME(" ._/-", "letters, digits, blanks, '.', '_', '/' and '-'");

  private static final int LONGEST = 100;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  private final String signs;
  private final String words;

  NameForm(String signs, String words) {
    this.signs = signs;
    this.words = words;
  }

  /** Why a text cannot be such a name. */
  Optional<String> objection(String text) {
    boolean good =
        !text.isEmpty()
            && text.length() <= LONGEST
            && NameCharacters.isWord(text.charAt(0))
            && NameCharacters.areWordsAnd(signs, text)
            && !NameCharacters.hasInvisible(text)
            && (this != RELEASE_ID || text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII));
    return good
        ? Optional.empty()
        : Optional.of(
            "'%s' cannot be one: expected 1 to %s %s, a letter or digit first"
                .formatted(Refusal.quoted(text), LONGEST, words));
  }
}
