package dev.oneledger.layout;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;

/** A script for a tool that sends each file as one query. */
final class OneQuery {

  private OneQuery() {}

  /**
   * The query.
   *
   * @throws LedgerException if it has to run outside a transaction and has several statements on
   *     PostgreSQL, which makes one transaction of them
   */
  static String of(ToolScript script) {
    boolean single = script.script().statements().size() <= 1;
    if (script.script().dialect() == SqlDialect.POSTGRESQL && !script.transactional() && !single) {
      throw new LedgerException(
          "it runs outside a transaction and has %s statements, and PostgreSQL makes one transaction of a file that is sent whole. Cut it into migrations of one statement each."
              .formatted(script.script().statements().size()));
    }
    return script.asOneQuery();
  }
}
