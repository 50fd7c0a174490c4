package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementNames;
import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementClass;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How the catalog tells whether one statement that runs by itself took effect. */
sealed interface Probe
    permits BuiltIndex, DroppedIndex, RebuiltIndexes, ExistingObject, DetachedPartition, NoProbe {

  /** What the catalog says before the statement runs, to be recorded. */
  Map<String, String> facts(Session session) throws SQLException;

  /** What it says after a try that had these facts recorded. */
  Outcome outcome(Session session, Map<String, String> facts) throws SQLException;

  /** The one that fits a statement. */
  static Probe of(SqlStatement statement) {
    StatementClass words = statement.classification();
    String type = Objects.requireNonNullElse(words.objectType(), "");
    if (!words.outsideTransaction()) {
      return new NoProbe();
    }
    return switch (words.verb()) {
      case CREATE -> type.equals("index") ? builtIndex(statement) : existing(statement, type);
      case DROP -> type.equals("index") ? droppedIndex(statement) : existing(statement, type);
      case ALTER -> type.equals("table") ? detached(statement) : new NoProbe();
      case REINDEX -> new RebuiltIndexes();
      default -> new NoProbe();
    };
  }

  private static Probe builtIndex(SqlStatement statement) {
    Optional<String> table = name(statement, "ON");
    if (table.isEmpty()) {
      return new NoProbe();
    }
    if (statement.classification().objectName() == null) {
      return new BuiltIndex(table.get(), null);
    }
    Optional<String> index = name(statement, "INDEX", "CONCURRENTLY");
    return index.isEmpty() ? new NoProbe() : new BuiltIndex(table.get(), index.get());
  }

  private static Probe droppedIndex(SqlStatement statement) {
    return name(statement, "INDEX", "CONCURRENTLY")
        .<Probe>map(DroppedIndex::new)
        .orElseGet(NoProbe::new);
  }

  private static Probe existing(SqlStatement statement, String type) {
    Optional<ExistingObject.Kind> kind = ExistingObject.Kind.of(type);
    return kind.isEmpty()
        ? new NoProbe()
        : name(statement, kind.get().name())
            .<Probe>map(name -> new ExistingObject(kind.get(), name))
            .orElseGet(NoProbe::new);
  }

  private static Probe detached(SqlStatement statement) {
    Optional<String> parent = name(statement, "TABLE");
    Optional<String> partition = name(statement, "DETACH", "PARTITION");
    return parent.isEmpty() || partition.isEmpty()
        ? new NoProbe()
        : new DetachedPartition(parent.get(), partition.get());
  }

  /** A name that the catalog's functions can read: no database before it, no Unicode escapes. */
  private static Optional<String> name(SqlStatement statement, String... words) {
    return StatementNames.behind(statement.text(), SqlDialect.POSTGRESQL, words)
        .filter(name -> !name.regionMatches(true, 0, "U&\"", 0, 3) && !name.contains(".U&\""));
  }

  /** Whether a second run does no harm by what the statement does. */
  static boolean isRepeatable(SqlStatement statement) {
    StatementClass words = statement.classification();
    return words.guarded()
        || switch (words.verb()) {
          case VACUUM, ANALYZE, CLUSTER, REINDEX -> true;
          case ALTER -> words.outsideTransaction() && !"table".equals(words.objectType());
          default -> false;
        };
  }
}
