package dev.oneledger.ddl.internal.inverse;

import java.util.List;

/**
 * The way from one catalog to another. Internal: may change in any release.
 *
 * @param statements what to run, in order, each complete, without a semicolon, every name in it
 *     with its schema, and harmless when run again
 * @param refusals what this way leaves out because no statement leads there; empty if it is whole
 * @param losses rows that the way destroys or does not bring back
 * @param rowsAt after how many of the statements rows can be put back: what they live in is there,
 *     and what stands on them is not yet
 */
public record DdlScript(
    List<String> statements, List<Refusal> refusals, List<DataLoss> losses, int rowsAt) {

  /** A way on which no rows are put back. */
  public DdlScript(List<String> statements, List<Refusal> refusals, List<DataLoss> losses) {
    this(statements, refusals, losses, statements.size());
  }

  /** Copies the lists. */
  public DdlScript {
    statements = List.copyOf(statements);
    refusals = List.copyOf(refusals);
    losses = List.copyOf(losses);
  }

  /**
   * A difference that no generated statement removes.
   *
   * @param object kind and name, as in {@code type public.mood}
   * @param why what stands against it
   * @param remedy what to do instead
   */
  public record Refusal(String object, String why, String remedy) {}

  /**
   * Rows that are not the same after the way there and back.
   *
   * @param kind what happens to them
   * @param table the table's name with schema
   * @param column the column; empty where it is the whole table
   */
  public record DataLoss(Kind kind, String table, String column) {

    /** What happens to the rows. */
    public enum Kind {
      /** The table is dropped. */
      TABLE_DROPPED,
      /** The column is dropped. */
      COLUMN_DROPPED,
      /** The column's values are converted. */
      TYPE_CHANGED,
      /** A counter starts anew. */
      SEQUENCE_RESET
    }
  }
}
