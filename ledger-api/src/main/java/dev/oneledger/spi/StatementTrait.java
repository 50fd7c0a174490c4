package dev.oneledger.spi;

/** What the words of a statement say about how it may be run. */
public enum StatementTrait {
  /** See {@link StatementClass#guarded()}. */
  GUARDED,
  /** See {@link StatementClass#mayReturnRows()}. */
  MAY_RETURN_ROWS,
  /** See {@link StatementClass#outsideTransaction()}. */
  OUTSIDE_TRANSACTION,
  /** See {@link StatementClass#changesStringSyntax()}. */
  CHANGES_STRING_SYNTAX
}
