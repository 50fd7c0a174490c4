package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.SqlText;
import org.jspecify.annotations.Nullable;

/** How a text of ours stands to one that was recorded. */
enum TextComparison {
  /** Byte for byte the same canonical text. */
  SAME,
  /** Only comments or blanks differ. */
  COSMETIC,
  /** It says something else. */
  CHANGED,
  /** It was recorded by name only. */
  UNKNOWN;

  static TextComparison of(SqlText ours, @Nullable Hash textHash, @Nullable Hash tokenHash) {
    if (textHash == null) {
      return UNKNOWN;
    }
    if (ours.textHash().equals(textHash)) {
      return SAME;
    }
    return ours.tokenHash().equals(tokenHash) ? COSMETIC : CHANGED;
  }
}
