package dev.oneledger.internal.sql;

import static dev.oneledger.spi.StatementTrait.CHANGES_STRING_SYNTAX;
import static dev.oneledger.spi.StatementTrait.GUARDED;
import static dev.oneledger.spi.StatementTrait.MAY_RETURN_ROWS;
import static dev.oneledger.spi.StatementTrait.OUTSIDE_TRANSACTION;

import dev.oneledger.SqlDialect;
import dev.oneledger.spi.StatementClass;
import dev.oneledger.spi.StatementTrait;
import dev.oneledger.spi.StatementVerb;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a statement is by its words. A form that is not known stays opaque. */
final class StatementClassifier {

  private static final Set<String> WHOLE_DATABASE = Set.of("database", "schema", "system");

  private final StatementCursor cursor;
  private final SqlDialect dialect;
  private final Set<StatementTrait> traits = EnumSet.noneOf(StatementTrait.class);
  private @Nullable String type;
  private @Nullable String name;
  private boolean copiesFromStdin;

  private StatementClassifier(StatementCursor cursor, SqlDialect dialect) {
    this.cursor = cursor;
    this.dialect = dialect;
  }

  static StatementClass classify(String text, List<Token> tokens, SqlDialect dialect) {
    StatementCursor cursor = new StatementCursor(text, tokens);
    return new StatementClassifier(cursor, dialect).classify();
  }

  private StatementClass classify() {
    Token first = cursor.peek();
    String firstWord = Letters.upperCase(cursor.peekText());
    boolean readable = first != null && (first.is(TokenKind.WORD) || firstWord.equals("("));
    StatementVerb verb = readable ? verb(firstWord) : StatementVerb.OPAQUE;
    if (verb == StatementVerb.OPAQUE) {
      return StatementClass.opaque();
    }
    return new StatementClass(verb, type, name, traits, copiesFromStdin ? "" : null);
  }

  private StatementVerb verb(String firstWord) {
    if (firstWord.equals("(")) {
      return query();
    }
    cursor.skip();
    return switch (firstWord) {
      case "CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE", "COMMENT", "REFRESH" ->
          definition(StatementVerb.valueOf(firstWord));
      case "REINDEX", "VACUUM", "ANALYZE", "CLUSTER", "DISCARD" ->
          maintenance(StatementVerb.valueOf(firstWord));
      case "INSERT", "REPLACE", "UPDATE", "DELETE", "MERGE" ->
          change(StatementVerb.valueOf(firstWord));
      case "SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN", "FETCH", "CALL", "EXECUTE" ->
          rows(StatementVerb.valueOf(firstWord));
      case "GRANT", "REVOKE" -> privilege(StatementVerb.valueOf(firstWord));
      case "SET", "RESET" -> setting(StatementVerb.valueOf(firstWord));
      case "DO", "LOCK" -> StatementVerb.valueOf(firstWord);
      case "COPY" -> copy();
      case "PREPARE" ->
          cursor.isNext("TRANSACTION") ? StatementVerb.TRANSACTION : StatementVerb.PREPARE;
      case "BEGIN" -> cursor.isNext("NOT") ? StatementVerb.OPAQUE : StatementVerb.TRANSACTION;
      case "START" ->
          cursor.isNext("TRANSACTION") ? StatementVerb.TRANSACTION : StatementVerb.OPAQUE;
      case "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "XA" ->
          StatementVerb.TRANSACTION;
      default -> StatementVerb.OPAQUE;
    };
  }

  private StatementVerb query() {
    while (cursor.isNextMark('(')) {
      cursor.skip();
    }
    return switch (Letters.upperCase(cursor.peekText())) {
      case "SELECT" -> rows(StatementVerb.SELECT);
      case "WITH" -> rows(StatementVerb.WITH);
      case "VALUES" -> rows(StatementVerb.VALUES);
      case "TABLE" -> rows(StatementVerb.TABLE);
      default -> StatementVerb.OPAQUE;
    };
  }

  private StatementVerb rows(StatementVerb verb) {
    traits.add(MAY_RETURN_ROWS);
    return verb;
  }

  private StatementVerb definition(StatementVerb verb) {
    Definition definition = new Definition(cursor, dialect);
    if (!definition.read(verb)) {
      return StatementVerb.OPAQUE;
    }
    type = definition.type();
    name = definition.name();
    add(GUARDED, definition.guarded());
    add(OUTSIDE_TRANSACTION, postgresql() && definition.outsideTransaction());
    return verb;
  }

  private StatementVerb maintenance(StatementVerb verb) {
    boolean concurrently = cursor.hasAhead("CONCURRENTLY") || optionAhead("CONCURRENTLY");
    cursor.takeParenthesis();
    cursor.takeAll("VERBOSE", "FULL", "FREEZE", "ANALYZE");
    type = ObjectTypes.take(cursor);
    cursor.take("CONCURRENTLY");
    name = cursor.takeName();
    boolean outside =
        switch (verb) {
          case VACUUM -> true;
          case REINDEX -> concurrently || WHOLE_DATABASE.contains(String.valueOf(type));
          case CLUSTER -> name == null;
          case DISCARD -> name != null && Letters.upperCase(name).equals("ALL");
          default -> false;
        };
    add(OUTSIDE_TRANSACTION, postgresql() && outside);
    add(MAY_RETURN_ROWS, !postgresql());
    return verb;
  }

  private boolean optionAhead(String word) {
    int start = cursor.position();
    boolean found = false;
    if (cursor.isNextMark('(')) {
      while (!cursor.atEnd() && !cursor.isNextMark(')')) {
        found |= cursor.isNext(word);
        cursor.skip();
      }
    }
    cursor.moveTo(start);
    return found;
  }

  private StatementVerb change(StatementVerb verb) {
    type = "table";
    cursor.takeAll("LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "QUICK", "IGNORE");
    cursor.takeAny("INTO", "FROM");
    cursor.take("ONLY");
    name = cursor.takeName();
    add(MAY_RETURN_ROWS, cursor.hasAhead("RETURNING"));
    return verb;
  }

  private StatementVerb privilege(StatementVerb verb) {
    add(GUARDED, postgresql());
    return verb;
  }

  private StatementVerb setting(StatementVerb verb) {
    cursor.takeAny("SESSION", "LOCAL", "GLOBAL");
    name = cursor.takeName();
    String setting = name == null ? "" : Letters.upperCase(name);
    boolean strings =
        switch (dialect) {
          case POSTGRESQL -> setting.equals("STANDARD_CONFORMING_STRINGS") || setting.equals("ALL");
          case MARIADB -> setting.endsWith("SQL_MODE") || cursor.hasAhead("SQL_MODE");
          case H2 -> setting.equals("MODE");
        };
    add(CHANGES_STRING_SYNTAX, strings && !turnsOn());
    return verb;
  }

  /** True for the value that the lexer assumes anyway, as pg_dump writes it. */
  private boolean turnsOn() {
    cursor.skip();
    String value = Letters.upperCase(cursor.peekText());
    return postgresql() && (value.equals("ON") || value.equals("TRUE") || value.equals("'ON'"));
  }

  private StatementVerb copy() {
    if (cursor.isNextMark('(')) {
      cursor.takeParenthesis();
      return StatementVerb.COPY;
    }
    boolean binary = cursor.take("BINARY");
    type = "table";
    name = cursor.takeName();
    cursor.takeParenthesis();
    copiesFromStdin = !binary && cursor.take("FROM", "STDIN");
    return StatementVerb.COPY;
  }

  private void add(StatementTrait trait, boolean present) {
    if (present) {
      traits.add(trait);
    }
  }

  private boolean postgresql() {
    return dialect == SqlDialect.POSTGRESQL;
  }
}
