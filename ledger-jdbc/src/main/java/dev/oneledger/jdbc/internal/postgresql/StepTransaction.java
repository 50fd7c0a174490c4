package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import java.sql.SQLException;

/** The texts of one step's transaction, in the order of the package's description. */
record StepTransaction(TargetOptions options, LedgerTables tables, Step step, EntryChain chain) {

  /** Begins it, and checks that it may go on. */
  void begin(Flush flush) throws FlushException {
    flush.add(Part.of(Part.Role.BEGIN, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"));
    flush.add(Part.of(Part.Role.GUARD, Guard.sql(tables, options, step, chain)));
  }

  /** Runs the step, records it and ends it. */
  void run(Flush flush) throws FlushException, SQLException {
    for (SqlStatement each : step.statements()) {
      flush.add(each);
    }
    flush.add(Part.of(Part.Role.JOURNAL, JournalBlock.sql(tables, step, chain)));
    flush.add(Part.of(Part.Role.COMMIT, "COMMIT"));
  }
}
