package dev.oneledger.ddl.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.guard.Replay;
import java.sql.Connection;
import java.sql.SQLException;

/** Where a migration leads from the database it was made on, in a transaction that is given up. */
record Ways(RandomMigration made, Replay replay, Replay.State before, Replay.State after)
    implements AutoCloseable {

  static Ways from(Connection connection, RandomMigration made) throws SQLException {
    Replay replay = Replay.on(connection);
    Replay.State before = replay.state();
    Replay.State after = replay.run(made.migration());
    replay.rewind();
    return new Ways(made, replay, before, after);
  }

  /** Once, and again. */
  void lead(Migration guarded) throws SQLException {
    assertThat(run("once", guarded)).as(said("once", guarded)).isEqualTo(after);
    assertThat(run("twice", guarded)).as(said("twice", guarded)).isEqualTo(after);
  }

  /** Back, back again, and forth; a column that comes back is the last of its table. */
  void leadBack(Migration reversible) throws SQLException {
    SqlText rollback = reversible.rollback();
    assertThat(rollback).isNotNull();
    Migration back =
        new Migration(reversible.id(), rollback, null, true, "rollback of " + reversible.origin());
    assertLeadsTo("back", back, before);
    assertLeadsTo("back again", back, before);
    assertLeadsTo("forth", reversible, after);
  }

  private void assertLeadsTo(String way, Migration migration, Replay.State goal)
      throws SQLException {
    assertThat(run(way, migration).withoutPositions())
        .as(said(way, migration))
        .isEqualTo(goal.withoutPositions());
  }

  private Replay.State run(String way, Migration migration) throws SQLException {
    try {
      return replay.run(migration);
    } catch (SQLException failed) {
      throw new AssertionError(said(way, migration) + "\n" + failed.getMessage(), failed);
    }
  }

  private String said(String way, Migration migration) {
    return "%s, %s\n--- runs\n%s".formatted(way, made, migration.apply().text());
  }

  @Override
  public void close() throws SQLException {
    replay.connection().rollback();
    replay.sequences().restore(replay.connection());
    replay.connection().commit();
    replay.connection().setAutoCommit(true);
  }
}
