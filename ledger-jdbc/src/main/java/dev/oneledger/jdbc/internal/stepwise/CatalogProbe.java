package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * Compares what the catalog says of a statement's objects before and after it. Internal: may change
 * in any release.
 */
public record CatalogProbe(Session session, SqlDialect dialect, SchemaObject.Finder finder)
    implements EffectProbe {

  @Override
  public Map<String, String> facts(SqlStatement statement) throws SQLException {
    String before = effect(statement).state(session);
    return before == null ? Map.of() : Map.of(Facts.BEFORE, before);
  }

  @Override
  public Outcome outcome(SqlStatement statement, Map<String, String> facts) throws SQLException {
    Effect effect = effect(statement);
    return effect.outcome(facts.get(Facts.BEFORE), effect.state(session));
  }

  private Effect effect(SqlStatement statement) {
    return Effect.of(ReadStatement.of(statement, dialect), finder);
  }
}
