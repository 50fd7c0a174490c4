package dev.oneledger.ddl.internal.scratch;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;

/** How a product makes a database to throw away. Stateless. Internal: may change in any release. */
public interface ScratchServer {

  /**
   * The one that a data source leads to.
   *
   * @throws LedgerUnreachableException if there is no connection to be had
   * @throws LedgerException if it is none of the known products
   */
  static ScratchServer of(DataSource admin) {
    return with(
        admin,
        "Creating a scratch database",
        connection ->
            switch (Product.of(connection.getMetaData())) {
              case POSTGRESQL -> new PostgresServer();
              case MARIADB -> new MariaDbServer();
              case H2 -> new H2Server();
            });
  }

  /**
   * Makes an empty database.
   *
   * @return its data source
   */
  DataSource create(DataSource admin, String name, Function<String, DataSource> byName);

  /**
   * Makes a copy of a database.
   *
   * @return its data source
   * @throws LedgerException if this product cannot copy
   */
  DataSource copy(
      DataSource admin, String template, String name, Function<String, DataSource> byName);

  /** Drops a database that was made here, with whoever is connected. */
  void drop(DataSource admin, String name, DataSource scratch);

  /** What is done on a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Runs a statement on a connection of its own. */
  static void run(DataSource source, String what, String sql) {
    with(
        source,
        what,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  /** Works on a connection of its own. */
  static <T> T with(DataSource source, String what, Work<T> work) {
    try (Connection connection = source.getConnection()) {
      try {
        return work.on(connection);
      } catch (SQLException refused) {
        throw new LedgerException(
            "%s failed: %s (SQLSTATE %s)."
                .formatted(what, Redaction.message(refused.getMessage()), refused.getSQLState()),
            Redaction.cause(refused));
      }
    } catch (SQLException silent) {
      throw new LedgerUnreachableException(
          "%s failed, there is no connection to be had: %s Check that the server runs and that the data source's address and user are right."
              .formatted(what, Redaction.message(silent.getMessage())),
          Redaction.cause(silent));
    }
  }
}
