package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementWords;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A statement with its words, and what they say on any product whose schema changes commit by
 * themselves. Internal: may change in any release.
 */
public record ReadStatement(SqlStatement statement, StatementWords words, SqlDialect dialect) {

  /** Of a statement in this dialect. */
  public static ReadStatement of(SqlStatement statement, SqlDialect dialect) {
    return new ReadStatement(statement, StatementWords.of(statement.text(), dialect), dialect);
  }

  /** What it does. */
  public StatementVerb verb() {
    return statement.classification().verb();
  }

  /** The kind of object it names, in lower case; empty if it names none. */
  public String type() {
    return Objects.requireNonNullElse(statement.classification().objectType(), "");
  }

  /** Creates, drops or changes what the session alone sees. */
  public boolean isOfTemporaryTable() {
    return (verb() == StatementVerb.CREATE || verb() == StatementVerb.DROP)
        && (words.beginsWith("CREATE", "TEMPORARY")
            || words.beginsWith("CREATE", "OR", "REPLACE", "TEMPORARY")
            || words.beginsWith("CREATE", "LOCAL", "TEMPORARY")
            || words.beginsWith("DROP", "TEMPORARY"));
  }

  /** Fills the table that it creates. */
  public boolean createsFromRows() {
    return verb() == StatementVerb.CREATE && type().equals("table") && words.has("SELECT");
  }

  /** Puts something new in the place of rows, or of numbers that were given out. */
  public boolean replacesContents() {
    return words.beginsWith("CREATE", "OR", "REPLACE")
        && (type().equals("table") || type().equals("sequence"));
  }

  /** The words make a second run harmless, whatever happened since the first. */
  public boolean isGuarded() {
    return statement.classification().guarded() && !createsFromRows() && !replacesContents();
  }

  /** Changes one object, and leaves nothing if it fails. */
  public boolean isOfOneObject() {
    boolean several = words.hasCommas();
    boolean accounts = type().equals("user") || type().equals("role");
    return switch (verb()) {
      case DROP, RENAME -> !several;
      case CREATE, ALTER -> !createsFromRows() && !(accounts && several);
      case OPAQUE -> false;
      default -> true;
    };
  }

  /**
   * The names of the objects whose definitions it changes; empty if they are not known.
   *
   * @param indexNames whether an index is found by its own name, and not by its table's
   */
  List<List<String>> objects(boolean indexNames) {
    boolean byTable = type().equals("index") && !indexNames;
    if (byTable) {
      return words.namesBehind("ON").stream().limit(1).toList();
    }
    String type = type().toUpperCase(Locale.ROOT);
    return switch (verb()) {
      case CREATE, ALTER, TRUNCATE -> first();
      case DROP -> words.namesBehind("DROP", type);
      case RENAME -> words.namesBehind("RENAME", type);
      default -> List.of();
    };
  }

  private List<List<String>> first() {
    String name = statement.classification().objectName();
    return name == null
        ? List.of()
        : StatementWords.of(name, dialect).names().stream().limit(1).toList();
  }
}
