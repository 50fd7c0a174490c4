package dev.oneledger.internal.statementwise;

import dev.oneledger.Hash;
import dev.oneledger.spi.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashes of a step's beginnings; the package's description has the format. Immutable. Internal:
 * may change in any release.
 */
public final class StatementHashes {
  private static final String FORMAT = "oneledger-statements-1";

  private final List<Hash> prefixes = new ArrayList<>();

  /** Of these statements. */
  public StatementHashes(List<SqlStatement> statements) {
    Hash prefix = Hash.sha256(FORMAT);
    prefixes.add(prefix);
    for (SqlStatement statement : statements) {
      prefix = Hash.sha256(prefix + "\n" + whole(statement));
      prefixes.add(prefix);
    }
  }

  private static String whole(SqlStatement statement) {
    String data = statement.classification().copyData();
    return data == null ? statement.text() : statement.text() + "\n" + data;
  }

  /** The hash of one statement. */
  static Hash of(SqlStatement statement) {
    return Hash.sha256(whole(statement));
  }

  /** The hash of the first statements, as many as asked for. */
  public Hash prefix(int statements) {
    return prefixes.get(statements);
  }

  /** How many statements there are. */
  public int count() {
    return prefixes.size() - 1;
  }
}
