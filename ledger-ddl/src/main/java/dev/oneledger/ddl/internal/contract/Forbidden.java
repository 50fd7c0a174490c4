package dev.oneledger.ddl.internal.contract;

/**
 * Something that no migration may do.
 *
 * @param line the file's line
 * @param what the words that say so
 * @param why what they do, as the rest of a sentence
 */
record Forbidden(int line, String what, String why) {

  /** What reaches beyond the schema. */
  static Forbidden reaching(int line, String what, String reach) {
    return new Forbidden(line, what, "reaches " + reach);
  }
}
