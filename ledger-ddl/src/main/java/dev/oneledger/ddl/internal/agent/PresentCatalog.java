package dev.oneledger.ddl.internal.agent;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.ddl.Rename;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * The environment's catalog as it is, and as it is once the renames are carried out.
 *
 * @param asIs as it is
 * @param renamed with the new names everywhere the server puts them
 * @param renames the statements that rename, guarded
 * @param renamesBack the statements that give the old names back, guarded, in order
 */
record PresentCatalog(
    Catalog asIs, Catalog renamed, List<String> renames, List<String> renamesBack) {

  /** How long a rename that is given up may wait for a lock. */
  private static final String LOCK_TIMEOUT = "5s";

  /** Reads it in one transaction that is given up; without renames it is a read-only one. */
  static PresentCatalog read(DataSource database, SchemaName ledger, List<Rename> renames) {
    return GivenUp.in(
        database,
        "The environment's catalog cannot be read",
        connection -> read(connection, ledger, renames));
  }

  private static PresentCatalog read(Connection connection, SchemaName ledger, List<Rename> renames)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (renames.isEmpty()) {
        statement.execute("SET TRANSACTION READ ONLY");
      } else {
        statement.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
      }
      Catalog asIs = PostgresCatalog.read(connection, ledger);
      RenameSteps steps = new RenameSteps();
      for (Rename rename : renames) {
        carryOut(statement, steps.add(rename), rename);
      }
      Catalog renamed = renames.isEmpty() ? asIs : PostgresCatalog.read(connection, ledger);
      return new PresentCatalog(asIs, renamed, steps.forward(), steps.back());
    }
  }

  private static void carryOut(Statement statement, String sql, Rename rename) throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException failed) {
      if ("55P03".equals(failed.getSQLState())) {
        throw failed;
      }
      throw new FindingsException(
          "The renames cannot be carried out.",
          List.of(
              new Finding(
                  FindingCode.DESIRED_UNUSABLE,
                  "rename " + rename,
                  "The server refuses it: " + failed.getMessage(),
                  "Give the name that is there now, with its schema, and a new name that is free.")));
    }
  }
}
