package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.EffectProbe;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.Map;

/** Compares what MariaDB's catalog says of a statement's objects before and after it. */
record CatalogProbe(Session session) implements EffectProbe {

  @Override
  public Map<String, String> facts(SqlStatement statement) throws SQLException {
    String before = Effect.of(Words.of(statement)).state(session);
    return before == null ? Map.of() : Map.of(Facts.BEFORE, before);
  }

  @Override
  public Outcome outcome(SqlStatement statement, Map<String, String> facts) throws SQLException {
    Effect effect = Effect.of(Words.of(statement));
    return effect.outcome(facts.get(Facts.BEFORE), effect.state(session));
  }
}
