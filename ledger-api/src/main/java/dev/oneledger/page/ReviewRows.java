package dev.oneledger.page;

import dev.oneledger.DriftReport;
import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.page.LedgerReading.EnvironmentReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of each environment's drift report, as the matrix names its migrations. */
final class ReviewRows {
  private static final String SQL = ".sql";

  private final List<Map<String, Integer>> byMigration = new ArrayList<>();
  private final List<Boolean> troubled = new ArrayList<>();
  private final List<EnvironmentReading> environments;

  ReviewRows(List<EnvironmentReading> environments) {
    this.environments = environments;
    for (EnvironmentReading environment : environments) {
      Map<String, Integer> rows = new HashMap<>();
      List<DriftReport.Row> reported = rowsOf(environment);
      for (int i = 0; i < reported.size(); i++) {
        rows.putIfAbsent(key(reported.get(i).label()), i);
      }
      byMigration.add(rows);
      troubled.add(reported.stream().anyMatch(ReviewRows::hasMore));
    }
  }

  static List<DriftReport.Row> rowsOf(EnvironmentReading environment) {
    DriftReport drift = environment.drift();
    return drift == null ? List.of() : drift.rows();
  }

  /** Whether there is more to say of a row than its state. */
  static boolean hasMore(DriftReport.Row row) {
    Finding finding = row.finding();
    return row.diff() != null || (finding != null && finding.isProblem());
  }

  /** Where a cell's migration is spoken of, if there is more to say of it than its state. */
  @Nullable String anchor(String migration, int column) {
    if (!troubled.get(column)) {
      return null;
    }
    Integer row = byMigration.get(column).get(key(migration));
    return row == null || !hasMore(rowsOf(environments.get(column)).get(row))
        ? null
        : Anchors.review(column, row);
  }

  /** Whether that place has a diff. */
  boolean hasDiff(String migration, int column) {
    Integer row = byMigration.get(column).get(key(migration));
    return row != null && rowsOf(environments.get(column)).get(row).diff() != null;
  }

  /** Problems of an environment that are none of its rows'. */
  static List<Finding> ofTheWhole(EnvironmentReading environment) {
    DriftReport drift = environment.drift();
    List<Finding> all = drift == null ? environment.column().findings() : drift.findings();
    Set<Finding> ofRows =
        rowsOf(environment).stream()
            .map(DriftReport.Row::finding)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return all.stream().filter(Finding::isProblem).filter(each -> !ofRows.contains(each)).toList();
  }

  /** Two spellings of one id are one; what has no revision is only itself. */
  static String key(String label) {
    String name = label.endsWith(SQL) ? label.substring(0, label.length() - SQL.length()) : label;
    try {
      return MigrationId.parse(name).canonical();
    } catch (LedgerException otherToolsKey) {
      return name;
    }
  }
}
