package dev.oneledger.ddl.internal.reverse;

import dev.oneledger.SqlDialect;
import dev.oneledger.spi.SqlStatement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the statements of one text back, each seen with those before it: the rollback may run
 * again, and must not take then what it brought back for what the text made. Not thread-safe.
 * Internal: may change in any release.
 */
public final class TextInverse {
  private final SqlDialect dialect;
  private final Map<String, Integer> freed = new HashMap<>();
  private final Set<String> made = new HashSet<>();

  /** For a text in this dialect. */
  public TextInverse(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /** The inverse of the text's next statement, or why there is none. */
  public Inverse of(SqlStatement statement) {
    Inverse inverse = StatementInverse.of(statement, dialect);
    String objection = takenName(inverse);
    if (objection.isEmpty() && inverse.needed().stream().anyMatch(made::contains)) {
      if (dialect == SqlDialect.MARIADB) {
        return goesWithItsTable(inverse);
      }
      objection =
          "It lies in a schema that the migration makes; the rollback, run again, would fail on H2, where the schema is gone by then. Write two migrations.";
    }
    made.addAll(inverse.made());
    inverse.freed().forEach(name -> freed.put(name, statement.line()));
    return objection.isEmpty() ? inverse : Inverse.refused(objection);
  }

  /** A foreign key of the table may need the index, so that MariaDB would not drop it before. */
  private Inverse goesWithItsTable(Inverse inverse) {
    made.addAll(inverse.made());
    return Inverse.nothing();
  }

  private String takenName(Inverse inverse) {
    for (String name : inverse.made()) {
      @Nullable Integer line = freed.get(name);
      if (line != null) {
        return "It takes a name that line %s freed; the rollback, run again, would take what came back for what was made. Write two migrations."
            .formatted(line);
      }
    }
    return "";
  }
}
