package dev.oneledger.ddl.internal.evolve;

import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.agent.Destruction;
import dev.oneledger.ddl.internal.agent.GivenUp;
import dev.oneledger.ddl.internal.consent.HiddenChanges;
import dev.oneledger.ddl.internal.consent.RowWatch;
import dev.oneledger.ddl.internal.probe.MigrationProbe;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * What a draft destroys, and whether the rollback that came with it changes rows. Internal: may
 * change in any release.
 *
 * @param destruction what the draft destroys
 * @param rollbackChangesRows true if the draft has a rollback, and code in it may change rows
 */
public record DraftProbe(Destruction destruction, boolean rollbackChangesRows) {

  /**
   * Runs a draft in a transaction that is given up.
   *
   * @param trusted true if its code is our own and hides nothing
   */
  public static DraftProbe of(Migration draft, boolean trusted, DataSource scratch) {
    return GivenUp.in(
        scratch,
        "The scratch database does not answer",
        connection -> probe(draft, trusted, connection));
  }

  private static DraftProbe probe(Migration draft, boolean trusted, Connection connection)
      throws SQLException {
    HiddenChanges hidden =
        trusted
            ? new HiddenChanges(new TreeMap<>())
            : HiddenChanges.in(statements(draft.apply().text()), connection);
    RowWatch watch = RowWatch.begin(connection);
    ProbedMigration probed = MigrationProbe.run(connection, draft);
    Destruction destruction = Destruction.of(probed, watch.seen(connection), hidden);
    boolean changes =
        draft.rollback() != null
            && HiddenChanges.anyIn(statements(draft.rollback().text()), connection);
    return new DraftProbe(destruction, changes);
  }

  private static List<SqlStatement> statements(String text) {
    return OuterTransaction.strip(SqlSplitter.split(text, SqlDialect.POSTGRESQL)).statements();
  }
}
