package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.portable.Expression;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.QueryPart;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.TableField;
import org.jooq.impl.QOM;

/** Expressions as each product writes them: by the same words, or not at all. */
final class PortableExpressions {
  private PortableExpressions() {}

  static Expression condition(Condition condition) throws NotPortable {
    Facts facts = Facts.of(condition);
    requireKnown(facts);
    if (facts.queriesAny()) {
      throw new NotPortable("a query in a condition");
    }
    return inAll(condition, Set.of());
  }

  static Expression query(ResultQuery<?> query) throws NotPortable {
    if (!(query instanceof Select<?> select)) {
      throw new NotPortable("a view of something else than a query");
    }
    Facts facts = Facts.of(select);
    requireKnown(facts);
    for (SelectFieldOrAsterisk shown : select.$select()) {
      if (!(shown instanceof TableField<?, ?>) && !(shown instanceof QOM.FieldAlias<?>)) {
        throw new NotPortable("a column of a view that has no name of its own");
      }
    }
    return inAll(select, facts.tables());
  }

  private static void requireKnown(Facts facts) throws NotPortable {
    if (facts.opaque()) {
      throw new NotPortable("an expression whose parts are not all known to mean the same");
    }
    if (facts.changing()) {
      throw new NotPortable("an expression that depends on the time or on who asks");
    }
  }

  static Expression inAll(QueryPart part, Set<String> tables) throws NotPortable {
    String meaning = QuietJooq.namesQuotedIn(SqlDialect.POSTGRESQL).renderInlined(part);
    Map<String, Integer> words = words(meaning, SqlDialect.POSTGRESQL);
    for (String other : List.of("/", "%")) {
      if (words.containsKey(other)) {
        throw new NotPortable("a division, whose digits differ between the products");
      }
    }
    Map<SqlDialect, String> texts = new EnumMap<>(SqlDialect.class);
    for (SqlDialect dialect : SqlDialect.values()) {
      String text = QuietJooq.namesQuotedIn(dialect).renderInlined(part);
      if (words(text, dialect).equals(words)) {
        texts.put(dialect, text);
      }
    }
    return new Expression(meaning, texts, tables);
  }

  private static Map<String, Integer> words(String text, SqlDialect dialect) {
    return TokenBag.of(text, dialect, Tolerance.EXPRESSION);
  }
}
