package dev.oneledger.ddl.internal.consent;

import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds statements that name something in the ledger's own schema, which no snapshot reads.
 * Internal: may change in any release.
 *
 * @param schema its name
 * @param ours tables there that guarded migrations and generated rollbacks write to themselves
 */
public record LedgerReach(String schema, Set<String> ours) {
  private static final int DEEPEST = 5;
  private static final String SNAPSHOTS = "snapshot";

  /** Copies the set. */
  public LedgerReach {
    ours = Set.copyOf(ours);
  }

  /** Whatever names the schema at all. */
  public static LedgerReach of(String schema) {
    return new LedgerReach(schema, Set.of());
  }

  /** What is not written by the guard and by rollbacks that give rows back. */
  public static LedgerReach beyondRecords(String schema) {
    return new LedgerReach(schema, Set.of("once", SNAPSHOTS));
  }

  /** The lines of such statements, in order. */
  public List<Integer> lines(List<SqlStatement> statements) {
    return statements.stream()
        .filter(statement -> isNamedIn(statement.text(), 0))
        .map(SqlStatement::line)
        .toList();
  }

  private boolean isNamedIn(String text, int depth) {
    Optional<Code> code = depth > DEEPEST ? Optional.empty() : Code.of(text);
    return code.filter(found -> isNamedIn(found, depth)).isPresent();
  }

  private boolean isNamedIn(Code code, int depth) {
    for (int i = 0; i < code.size(); i++) {
      Optional<String> literal = code.at(i).literal();
      boolean named =
          literal.isPresent()
              ? isNamedBy(code, i, literal.get(), depth)
              : code.at(i).name().equals(schema) && !isOurs(code, i);
      if (named) {
        return true;
      }
    }
    return false;
  }

  /** Bodies and texts that are run; other literals say nothing, but for a path. */
  private boolean isNamedBy(Code code, int i, String literal, int depth) {
    boolean isPath = code.at(i - 2).is("SEARCH_PATH");
    boolean isCode =
        code.at(i - 1).is("DO", "AS", "EXECUTE") || code.at(0).is("DO") || literal.contains(";");
    return isPath ? literal.contains(schema) : isCode && isNamedIn(literal, depth + 1);
  }

  private boolean isOurs(Code code, int i) {
    if (ours.isEmpty()) {
      return false;
    }
    if (!code.at(i + 1).isMark(".")) {
      boolean made = code.at(i - 1).is("SCHEMA") && code.at(i - 2).is("CREATE");
      return made || (code.at(i - 1).is("EXISTS") && code.at(i - 2).is("NOT"));
    }
    String name = code.at(i + 2).name();
    return ours.contains(name) || (ours.contains(SNAPSHOTS) && name.startsWith(SNAPSHOTS + "_"));
  }
}
