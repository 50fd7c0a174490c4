package dev.oneledger.ddl.internal.data;

/** What a trigger does with the rows that it sees, as SQL. */
interface RowChanges {

  /** Of rows that are deleted. */
  String gone(String from);

  /** Of rows that are inserted. */
  String come();

  /** Of rows that are updated. */
  String changed();
}
