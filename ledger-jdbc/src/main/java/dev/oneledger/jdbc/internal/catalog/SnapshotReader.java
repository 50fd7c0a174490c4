package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;

/**
 * Reads a catalog in a session of its own: on PostgreSQL in one READ ONLY transaction. Internal:
 * may change in any release.
 */
public final class SnapshotReader {
  private SnapshotReader() {}

  /**
   * Reads it.
   *
   * @param rules what the errors of the session's product mean
   */
  public static Catalog read(Session session, ErrorRules rules, SchemaName ledger) {
    boolean transaction = rules.product() == Product.POSTGRESQL;
    try {
      if (transaction) {
        session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      }
      Catalog catalog = DatabaseCatalog.read(session.connection(), ledger);
      if (transaction) {
        session.execute("COMMIT");
      }
      return catalog;
    } catch (SQLException failed) {
      end(session, transaction);
      throw rules.translate("Reading the catalog", failed);
    } catch (RuntimeException | Error broken) {
      end(session, transaction);
      throw broken;
    }
  }

  private static void end(Session session, boolean transaction) {
    if (transaction) {
      session.rollback();
    }
  }
}
