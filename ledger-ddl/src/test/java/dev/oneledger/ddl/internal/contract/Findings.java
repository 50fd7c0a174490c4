package dev.oneledger.ddl.internal.contract;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import java.util.List;
import java.util.Set;

/** What the contract finds in a text. */
final class Findings {

  private Findings() {}

  static List<String> forbidden(String sql, SqlDialect dialect) {
    return of(sql, dialect, FindingCode.FORBIDDEN_STATEMENT);
  }

  static List<String> notJudged(String sql, SqlDialect dialect) {
    return of(sql, dialect, FindingCode.NOT_JUDGED);
  }

  private static List<String> of(String sql, SqlDialect dialect, FindingCode code) {
    Migration migration =
        new Migration(MigrationId.parse("1_x"), SqlText.of(sql), null, true, "1_x.sql");
    return MigrationCheck.of(migration, dialect, Set.of("oneledger")).findings().stream()
        .filter(finding -> finding.code() == code)
        .map(Finding::text)
        .toList();
  }
}
