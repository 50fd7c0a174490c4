package dev.oneledger.ddl.internal.guard;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.jooq.DataRerun;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.ddl.internal.probe.Trial;
import dev.oneledger.ddl.internal.rerun.Rerun;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Says when each statement is to run, in the state at the migration's end. What neither the probe
 * nor a second run shows to be harmless runs once by record, which is always right.
 */
final class Judge {
  private final Connection connection;
  private final ProbedMigration probed;
  private final Canonical forms;
  private final Words words;

  Judge(Connection connection, ProbedMigration probed, Canonical forms) {
    this.connection = connection;
    this.probed = probed;
    this.forms = forms;
    this.words = new Words(connection);
  }

  List<Judgement> judge() throws SQLException {
    List<List<SlotChange>> changes = new ArrayList<>();
    for (StatementEffect effect : probed.effects()) {
      changes.add(SlotChange.between(effect.before(), effect.after()));
    }
    forms.learn(changes.stream().flatMap(List::stream).flatMap(SlotChange::objects).toList());
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      judgements.add(judge(probed.effects().get(i), changes.get(i)));
    }
    return judgements;
  }

  private Judgement judge(StatementEffect effect, List<SlotChange> changes) throws SQLException {
    SqlStatement statement = effect.statement();
    if (words.isSetting(statement)) {
      StatementRun.run(connection, statement);
      return Judgement.of(Treatment.ALWAYS);
    }
    List<SlotChange> moves = changes.stream().filter(change -> change.isMove(forms)).toList();
    if (!moves.isEmpty()) {
      return Judgement.moving(Words.isData(statement) ? Treatment.ONCE : Treatment.BY_STATE, moves);
    }
    if (Words.isUpkeep(statement) || Words.isLabel(statement)) {
      return Judgement.of(
          Trial.failureOf(connection, statement) == null
              ? Treatment.ALWAYS
              : Treatment.WITH_OTHERS);
    }
    if (effect.temporary() && effect.tables().isEmpty()) {
      return Judgement.of(Treatment.WITH_OTHERS);
    }
    return hasShownNothing(effect) ? Judgement.of(Treatment.ONCE) : again(effect);
  }

  /** What did nothing here may do something elsewhere. */
  private boolean hasShownNothing(StatementEffect effect) throws SQLException {
    SqlStatement statement = effect.statement();
    if (Words.restarts(statement)) {
      return true;
    }
    if (!effect.tables().isEmpty()) {
      return false;
    }
    if (Words.isQuery(statement) && words.callsWhatActs(statement)) {
      return true;
    }
    return Words.isData(statement)
        || (Words.isBlock(statement) && effect.changedCatalogs().isEmpty());
  }

  /** The rows of the scratch database were not touched again; others might be. */
  private static boolean mayTouchOtherRows(SqlStatement statement) {
    return Words.isData(statement)
        && DataRerun.judge(statement, SqlDialect.POSTGRESQL).outcome() != Rerun.Outcome.HARMLESS;
  }

  private Judgement again(StatementEffect effect) throws SQLException {
    Trial trial = Trial.of(connection, effect.statement(), probed.after());
    if (trial.failure() != null) {
      boolean acted = !effect.tables().isEmpty() || !effect.changedCatalogs().isEmpty();
      return Judgement.of(acted ? Treatment.ONCE : Treatment.WITH_OTHERS);
    }
    if (trial.touchedRows() || mayTouchOtherRows(effect.statement())) {
      return Judgement.of(Treatment.ONCE);
    }
    List<SlotChange> changes = SlotChange.between(probed.after(), trial.after());
    forms.learn(changes.stream().flatMap(SlotChange::objects).toList());
    List<Slot> moved =
        changes.stream().filter(change -> change.isMove(forms)).map(SlotChange::slot).toList();
    return moved.isEmpty() ? Judgement.of(Treatment.ALWAYS) : Judgement.relying(moved);
  }
}
