package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;

/** Which database a session has chosen. */
final class Databases {
  private Databases() {}

  /**
   * Its name. The driver knows it without asking the server.
   *
   * @throws LedgerException if there is none
   */
  static String chosen(Session session) throws SQLException {
    String name = session.connection().getCatalog();
    if (name == null) {
      throw new LedgerException(
          "The data source has no database chosen, expected one that the ledger's tables and the migrations belong to. Put its name into the data source's URL.");
    }
    return name;
  }
}
