package dev.oneledger.ddl.internal.contract;

/**
 * As what a text is read.
 *
 * @param isCode whether statements of a procedural language may stand in it
 * @param isSure whether it is executed; else it may be
 * @param executesUnknown whether it executes what it does not name
 */
record Reading(boolean isCode, boolean isSure, boolean executesUnknown) {
  static final Reading SQL = new Reading(false, true, false);
  static final Reading PERHAPS = new Reading(false, false, false);
  static final Reading CODE = new Reading(true, true, false);

  Reading executingUnknown() {
    return new Reading(isCode, isSure, true);
  }
}
