package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementWords;
import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.mariadb.SchemaObject.Kind;
import dev.oneledger.spi.StatementClass;
import dev.oneledger.spi.StatementVerb;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What shows whether a statement that ran by itself took effect. */
sealed interface Effect permits Definitions, FilledTable, EmptiedTable, Effect.Unseen {

  /** What the catalog says now; null if it tells nothing. */
  @Nullable String state(Session session) throws SQLException;

  /** Whether the statement took effect, by what the catalog said before and says now. */
  default Outcome outcome(@Nullable String before, @Nullable String now) {
    return Outcome.of(before, now);
  }

  /** Nothing shows it. */
  record Unseen() implements Effect {
    @Override
    public @Nullable String state(Session session) {
      return null;
    }
  }

  /** Parts of ALTER that change rows or numbers given out, and not the definition. */
  Set<String> BEHIND_DEFINITION = Set.of("TRUNCATE", "EXCHANGE", "DISCARD", "IMPORT", "RESTART");

  /** The effect of a statement. */
  static Effect of(Words words) {
    StatementClass read = words.statement().classification();
    if (read.objectType() == null || words.all().has("TEMPORARY") || words.replacesContents()) {
      return new Unseen();
    }
    List<List<String>> names = names(words, read);
    boolean readable = !names.isEmpty() && names.stream().allMatch(name -> name.size() <= 2);
    return readable ? of(words, read, names) : new Unseen();
  }

  private static Effect of(Words words, StatementClass read, List<List<String>> names) {
    Kind kind = kind(read.objectType());
    if (kind == null || BEHIND_DEFINITION.stream().anyMatch(word -> alters(words, word))) {
      return new Unseen();
    }
    List<SchemaObject> objects = names.stream().map(name -> SchemaObject.of(kind, name)).toList();
    if (read.verb() == StatementVerb.TRUNCATE) {
      return new EmptiedTable(objects.get(0));
    }
    return words.createsFromRows() ? new FilledTable(objects.get(0)) : new Definitions(objects);
  }

  private static boolean alters(Words words, String word) {
    return words.all().first().equals("ALTER") && words.all().has(word);
  }

  /** The names of all objects whose definitions change; an index belongs to its table's. */
  private static List<List<String>> names(Words words, StatementClass read) {
    String type = Objects.requireNonNullElse(read.objectType(), "").toUpperCase(Locale.ROOT);
    return switch (read.verb()) {
      case CREATE, ALTER, TRUNCATE -> type.equals("INDEX") ? indexed(words) : first(read);
      case DROP -> type.equals("INDEX") ? indexed(words) : words.all().namesBehind("DROP", type);
      case RENAME -> words.all().namesBehind("RENAME", type);
      default -> List.of();
    };
  }

  private static List<List<String>> indexed(Words words) {
    return words.all().namesBehind("ON").stream().limit(1).toList();
  }

  private static List<List<String>> first(StatementClass read) {
    String name = read.objectName();
    return name == null
        ? List.of()
        : StatementWords.of(name, SqlDialect.MARIADB).names().stream().limit(1).toList();
  }

  private static @Nullable Kind kind(@Nullable String type) {
    return switch (Objects.requireNonNullElse(type, "")) {
      case "table", "index" -> Kind.TABLE;
      case "view" -> Kind.VIEW;
      case "sequence" -> Kind.SEQUENCE;
      case "database", "schema" -> Kind.DATABASE;
      case "procedure" -> Kind.PROCEDURE;
      case "function" -> Kind.FUNCTION;
      case "trigger" -> Kind.TRIGGER;
      case "event" -> Kind.EVENT;
      default -> null;
    };
  }
}
