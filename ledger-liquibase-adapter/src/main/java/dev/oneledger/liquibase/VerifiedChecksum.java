package dev.oneledger.liquibase;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The MD5SUM of a changeset that is not one SQL text: by itself it judges their files alone. Where
 * these are as they ran, the SQL that they make is compared with our text.
 *
 * @param stored the sum in the table
 * @param inFile the same in their files now
 * @param sql the SQL that the changeset makes, if it makes any
 */
record VerifiedChecksum(String stored, String inFile, @Nullable SqlText sql)
    implements HistoryChecksum {
  static final String ALGORITHM =
      "SHA-256 of the SQL that the changeset makes, whose MD5SUM is that of their files";
  private static final String LIMITS =
      "compares with the SQL that the changeset makes today, and does not see comments and blanks";

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    if (!isAsItRan()) {
      return Verdict.notVerifiable(
          "their files have the changeset with the sum %s now, so it was edited since it ran with %s"
              .formatted(inFile, stored));
    }
    if (sql == null) {
      return Verdict.notVerifiable(
          "their files have the changeset as it ran, and it makes no SQL to compare with");
    }
    return Verdict.compare(ALGORITHM, tokens(sql), tokens(ours.apply())).limitedBy(LIMITS);
  }

  /** Whether the last statement has its semicolon says nothing. */
  private static String tokens(SqlText sql) {
    String text = sql.text().stripTrailing();
    while (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    return SqlText.of(text).tokenHash().hex();
  }

  /** Whether their files have the changeset that ran. */
  boolean isAsItRan() {
    return stored.equals(inFile);
  }
}
