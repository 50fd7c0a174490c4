package dev.oneledger.ddl.internal.contract;

/**
 * As what a text is read.
 *
 * @param isCode whether statements of a procedural language may stand in it
 * @param isSure whether it is executed; else it may be
 * @param executesUnknown whether it executes what it does not name
 * @param isTorn whether it was torn out of quotes or put together, so that statements begin
 *     anywhere
 * @param isSaid whether only a function could execute it, to which it is given
 */
record Reading(
    boolean isCode, boolean isSure, boolean executesUnknown, boolean isTorn, boolean isSaid) {
  static final Reading SQL = new Reading(false, true, false, false, false);
  static final Reading PERHAPS = new Reading(false, false, false, false, false);
  static final Reading SAID = new Reading(false, false, false, false, true);
  static final Reading TORN = new Reading(false, false, false, true, false);
  static final Reading CODE = new Reading(true, true, false, false, false);

  Reading executingUnknown() {
    return new Reading(isCode, isSure, true, isTorn, isSaid);
  }

  Reading torn() {
    return new Reading(isCode, isSure, executesUnknown, true, isSaid);
  }
}
