package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Hash;
import dev.oneledger.spi.SqlStatement;
import java.util.List;

/**
 * A statement and when it runs.
 *
 * @param part the number of the statements that share slots with it; 0 for none
 * @param touches the slots it moves or relies on
 * @param occurrence how many statements of this very text the migration had up to this one
 */
record PlannedStatement(
    SqlStatement statement, Treatment treatment, int part, List<Touch> touches, int occurrence) {

  PlannedStatement {
    touches = List.copyOf(touches);
  }

  PlannedStatement inPart(int other) {
    return new PlannedStatement(statement, treatment, other, touches, occurrence);
  }

  PlannedStatement treated(Treatment other) {
    return new PlannedStatement(statement, other, part, touches, occurrence);
  }

  /** What the record knows it by: its text, with the rows that follow it. */
  String hash() {
    String rows = statement.classification().copyData();
    return Hash.sha256(rows == null ? statement.text() : statement.text() + "\n" + rows).hex();
  }
}
