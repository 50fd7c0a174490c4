package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.portable.TableConstraint;
import dev.oneledger.ddl.internal.portable.TableConstraint.Kind;
import dev.oneledger.internal.sql.StatementCursor;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Constraint;
import org.jspecify.annotations.Nullable;

/**
 * A constraint as jOOQ writes it, since its model of one has nothing to ask.
 *
 * @param name its name; empty if it has none
 * @param kind what it is
 * @param columns the columns it is on; empty for a check
 * @param rest a check's condition, or what follows a foreign key's columns
 */
record WrittenConstraint(String name, Kind kind, List<String> columns, String rest) {

  static WrittenConstraint of(Constraint constraint) {
    String text = QuietJooq.namesQuotedIn(SqlDialect.POSTGRESQL).renderInlined(constraint);
    StatementCursor cursor = StatementCursor.of(text, SqlDialect.POSTGRESQL);
    String name = cursor.take("CONSTRAINT") ? plain(cursor.takeName()) : "";
    Kind kind = kind(cursor, text);
    List<String> columns = kind == Kind.CHECK ? List.of() : columns(cursor);
    StringBuilder rest = new StringBuilder();
    while (!cursor.atEnd()) {
      rest.append(cursor.peekText()).append(' ');
      cursor.skip();
    }
    return new WrittenConstraint(name, kind, columns, rest.toString());
  }

  private static Kind kind(StatementCursor cursor, String text) {
    if (cursor.take("PRIMARY", "KEY")) {
      return Kind.PRIMARY_KEY;
    }
    if (cursor.take("FOREIGN", "KEY")) {
      return Kind.FOREIGN_KEY;
    }
    if (cursor.take("UNIQUE")) {
      return Kind.UNIQUE;
    }
    if (cursor.take("CHECK")) {
      return Kind.CHECK;
    }
    throw new UnsupportedOperationException(text);
  }

  private static List<String> columns(StatementCursor cursor) {
    List<String> columns = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.isNextMark(')')) {
      cursor.skip();
      columns.add(plain(cursor.takeName()));
    }
    cursor.skip();
    return columns;
  }

  private static String plain(@Nullable String name) {
    return name == null ? "" : name.replace("\"", "");
  }

  /** What a foreign key leads to. */
  TableConstraint.Reference reference() throws NotPortable {
    StatementCursor cursor = StatementCursor.of(rest, SqlDialect.POSTGRESQL);
    cursor.take("REFERENCES");
    List<String> table = cursor.takeNameParts();
    List<String> to = cursor.isNextMark('(') ? columns(cursor) : List.of();
    if (table.size() != 1 || to.isEmpty()) {
      throw new NotPortable("a foreign key that does not name a table and its columns");
    }
    String onDelete = action(cursor, "DELETE");
    String onUpdate = action(cursor, "UPDATE");
    if (!cursor.atEnd()) {
      throw new NotPortable("an option of a foreign key");
    }
    return new TableConstraint.Reference(plain(table.get(0)), to, onDelete, onUpdate);
  }

  private static String action(StatementCursor cursor, String event) throws NotPortable {
    if (!cursor.take("ON", event) || cursor.take("NO", "ACTION")) {
      return "";
    }
    if (cursor.take("CASCADE")) {
      return "CASCADE";
    }
    if (cursor.take("SET", "NULL")) {
      return "SET NULL";
    }
    throw new NotPortable(
        "ON %s with something else than CASCADE, SET NULL or NO ACTION".formatted(event));
  }
}
