package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.ddl.internal.probe.FailedStatement;
import dev.oneledger.ddl.internal.probe.RowState;
import dev.oneledger.ddl.internal.probe.SessionState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a proof once more on rows that were made up, within one transaction. Only rows are
 * compared: the catalog was, before. For one thread, once.
 */
final class RowTrial {
  private static final String OURS = "oneledger.";

  /** A transaction may not use a label it added, nor alter what has events pending. */
  private static final Set<String> OF_ONE_TRANSACTION = Set.of("55P04", "55006");

  private final Connection connection;
  private final Migration migration;
  private final String rows;
  private final SessionState session;
  private final List<Finding> forth = new ArrayList<>();
  private final List<Finding> back = new ArrayList<>();
  private @Nullable String untried;

  /**
   * @param tables whose rows are made up
   */
  RowTrial(Connection connection, Migration migration, Set<String> tables) throws SQLException {
    this.connection = connection;
    this.migration = migration;
    this.rows = "on rows made up in " + String.join(", ", tables);
    this.session = SessionState.of(connection);
  }

  /**
   * What came of it.
   *
   * @param forth what speaks against its being replayable
   * @param back what speaks against its being reversible
   * @param untried why it could not be tried; null if it was
   */
  record Result(List<Finding> forth, List<Finding> back, @Nullable String untried) {}

  Result run() throws SQLException {
    try {
      steps();
    } catch (SQLException failed) {
      if (!OF_ONE_TRANSACTION.contains(String.valueOf(failed.getSQLState()))) {
        throw failed;
      }
      untried = FailedStatement.message(failed);
    }
    return new Result(forth, back, untried);
  }

  private void steps() throws SQLException {
    RowState before = state();
    TextRun apply = TextRun.of(migration.apply());
    SQLException failed = failure(apply);
    if (failed != null) {
      untried = "the migration fails there: " + FailedStatement.message(failed);
      return;
    }
    RowState after = state();
    TimeOfRun time = TimeOfRun.begin(connection);
    if (!step(apply, "the migration, run a second time,", FindingCode.REPLAY_FAILS, after, forth)) {
      return;
    }
    if (time.mayBeIn(apply)) {
      forth.add(
          finding(
              FindingCode.NOT_JUDGED,
              "a second run writes rows, and the time of the run may be in them, which stands still in this trial"));
    }
    if (migration.rollback() == null) {
      return;
    }
    TextRun rollback = TextRun.of(migration.rollback());
    if (step(rollback, "the rollback", FindingCode.ROLLBACK_FAILS, before, back)
        && step(
            rollback, "the rollback, run a second time,", FindingCode.REPLAY_FAILS, before, back)) {
      step(
          apply,
          "the migration, applied once more after its rollback,",
          FindingCode.ROLLBACK_DIFFERS,
          null,
          back);
    }
  }

  private boolean step(
      TextRun text,
      String what,
      FindingCode failing,
      @Nullable RowState expected,
      List<Finding> findings)
      throws SQLException {
    SQLException failed = failure(text);
    if (failed != null) {
      findings.add(finding(failing, what + " fails: " + FailedStatement.message(failed)));
      return false;
    }
    Map<String, String> differing = expected == null ? Map.of() : differing(expected, state());
    if (!differing.isEmpty()) {
      findings.add(finding(differs(failing), what + " leaves other rows: " + listed(differing)));
    }
    return differing.isEmpty();
  }

  private static FindingCode differs(FindingCode failing) {
    return failing == FindingCode.ROLLBACK_FAILS
        ? FindingCode.ROLLBACK_DIFFERS
        : FindingCode.REPLAY_CHANGES;
  }

  private @Nullable SQLException failure(TextRun text) throws SQLException {
    try {
      text.run(connection, session);
      return null;
    } catch (SQLException failed) {
      if (OF_ONE_TRANSACTION.contains(String.valueOf(failed.getSQLState()))) {
        throw failed;
      }
      return failed;
    }
  }

  /** Where tables came or went, the catalog said so already. */
  private static Map<String, String> differing(RowState expected, RowState found) {
    Map<String, String> differing = new TreeMap<>(expected.differences(found));
    differing
        .keySet()
        .retainAll(
            expected.tables().keySet().stream()
                .filter(table -> found.tables().containsKey(table))
                .toList());
    return differing;
  }

  private RowState state() throws SQLException {
    RowState all = RowState.ofAll(connection);
    TreeMap<String, String> others = new TreeMap<>(all.tables());
    others.keySet().removeIf(table -> table.startsWith(OURS));
    return new RowState(others);
  }

  private static String listed(Map<String, String> differing) {
    return new TreeSet<>(differing.keySet()).stream().collect(Collectors.joining(", "));
  }

  private Finding finding(FindingCode code, String text) {
    return new Finding(
        code,
        migration.origin(),
        "%s, %s".formatted(rows, text),
        "Correct it, or give these tables rows of your own by after(...) or onPrepared(...) and look again.");
  }
}
