package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether two texts do the same but for comments, blanks and one outer pair of BEGIN and COMMIT,
 * which files carry for psql and which scripts for other tools are written without.
 */
final class SameText {
  private SameText() {}

  static boolean of(SqlText one, SqlText other) {
    return one.tokenHash().equals(other.tokenHash())
        || Arrays.stream(SqlDialect.values()).anyMatch(dialect -> isSame(one, other, dialect));
  }

  private static boolean isSame(SqlText one, SqlText other, SqlDialect dialect) {
    Optional<SqlText> left = stripped(one, dialect);
    return left.isPresent()
        && stripped(other, dialect)
            .filter(right -> right.tokenHash().equals(left.get().tokenHash()))
            .isPresent();
  }

  private static Optional<SqlText> stripped(SqlText text, SqlDialect dialect) {
    try {
      return Optional.of(
          SqlText.of(OuterTransaction.strip(SqlSplitter.split(text.text(), dialect)).text()));
    } catch (LedgerException notOfThisDialect) {
      // A text that a dialect cannot read is not compared by its rules.
      return Optional.empty();
    }
  }
}
