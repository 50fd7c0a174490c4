package dev.oneledger.spi;

import java.util.SortedMap;

/**
 * How an environment is handed over to another tool: scripts it can run, and the SQL that gives it
 * the environment's history. Implementations are immutable.
 */
public interface EjectFormat {

  /** The tool's name, in lower case: {@code flyway}. */
  String name();

  /**
   * Writes the history and the scripts in the tool's own form. The tool then finds what is applied
   * as applied, with the checksums of these scripts, and goes on from there. Equal histories give
   * equal files.
   *
   * @return texts by relative path; {@code eject.sql} is what to run on the database
   * @throws dev.oneledger.LedgerException if the tool cannot hold this history; the message names
   *     the migration
   */
  SortedMap<String, String> files(EjectedHistory history);
}
