package dev.oneledger.ddl.internal.portable;

import dev.oneledger.SqlDialect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A default, a condition or a query. Internal: may change in any release.
 *
 * @param meaning a text by which two are compared
 * @param texts the same in each dialect that says it by the same words; another one is left out
 * @param tables the tables and views it reads
 */
public record Expression(String meaning, Map<SqlDialect, String> texts, Set<String> tables) {

  /** Copies the collections. */
  public Expression {
    texts = Map.copyOf(texts);
    tables = Set.copyOf(tables);
  }

  /** The text; empty if the dialect says it otherwise. */
  Optional<String> in(SqlDialect dialect) {
    return Optional.ofNullable(texts.get(dialect));
  }

  boolean means(Expression other) {
    return meaning.equals(other.meaning);
  }
}
