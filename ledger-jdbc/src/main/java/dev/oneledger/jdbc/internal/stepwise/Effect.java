package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.StatementVerb;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What shows whether a statement that ran by itself took effect. */
sealed interface Effect permits Definitions, FilledTable, EmptiedTable, Effect.Unseen {
  /** Parts of ALTER that change rows, or numbers to be given out, and not the definition. */
  Set<String> BEHIND_DEFINITION = Set.of("TRUNCATE", "EXCHANGE", "DISCARD", "IMPORT", "RESTART");

  /** What the catalog says now; null if it tells nothing. */
  @Nullable String state(Session session) throws SQLException;

  /** Whether the statement took effect, by what the catalog said before and says now. */
  Outcome outcome(@Nullable String before, @Nullable String now);

  /** Nothing shows it. */
  record Unseen() implements Effect {
    @Override
    public @Nullable String state(Session session) {
      return null;
    }

    @Override
    public Outcome outcome(@Nullable String before, @Nullable String now) {
      return Outcome.UNKNOWN;
    }
  }

  /** The effect of a statement. */
  static Effect of(ReadStatement read, SchemaObject.Finder finder) {
    List<SchemaObject> objects = objects(read, finder);
    String written = read.statement().classification().objectName();
    boolean unseen =
        objects.isEmpty()
            || read.words().has("TEMPORARY")
            || read.replacesContents()
            || (read.verb() == StatementVerb.ALTER
                && BEHIND_DEFINITION.stream().anyMatch(word -> read.words().has(word)));
    if (unseen) {
      return new Unseen();
    }
    if (read.verb() == StatementVerb.TRUNCATE && written != null) {
      return new EmptiedTable(objects.get(0), written);
    }
    return read.createsFromRows()
        ? new FilledTable(objects.get(0))
        : new Definitions(objects, mayTakeAway(read));
  }

  private static boolean mayTakeAway(ReadStatement read) {
    return read.verb() == StatementVerb.DROP || read.words().has("RENAME");
  }

  private static List<SchemaObject> objects(ReadStatement read, SchemaObject.Finder finder) {
    List<SchemaObject> objects = new ArrayList<>();
    for (List<String> name : read.objects(finder.hasIndexNames())) {
      SchemaObject object = name.size() > 2 ? null : finder.find(read.type(), name);
      if (object == null) {
        return List.of();
      }
      objects.add(object);
    }
    return objects;
  }
}
