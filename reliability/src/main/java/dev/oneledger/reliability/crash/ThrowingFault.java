package dev.oneledger.reliability.crash;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The driver throws before it does anything: by turns as a driver that has lost its connection, as
 * one that says nothing about the reason, and as one that has a defect.
 */
final class ThrowingFault implements Fault {
  private static final String WORDS = "injected before the call";
  private static final int TURNS = 3;

  private final long turn;

  ThrowingFault(long call) {
    this.turn = call % TURNS;
  }

  /** Whether callers of the ledger may see what was thrown as it is. */
  boolean isDefect() {
    return turn == 2;
  }

  @Override
  public @Nullable Object strike(Call call) throws Throwable {
    if (turn == 0) {
      throw new SQLNonTransientConnectionException(WORDS, "08006");
    }
    if (turn == 1) {
      throw new SQLException(WORDS);
    }
    throw new IllegalStateException(WORDS);
  }

  @Override
  public void settle() {
    // What is thrown is over at once.
  }
}
