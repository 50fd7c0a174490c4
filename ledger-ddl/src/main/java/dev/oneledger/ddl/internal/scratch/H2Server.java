package dev.oneledger.ddl.internal.scratch;

import dev.oneledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;

/** A database of H2 in memory is there when somebody first connects to its name. */
final class H2Server implements ScratchServer {
  private static final String PLACE = "SELECT LOWER(DATABASE()), DATABASE_PATH()";

  @Override
  public DataSource create(DataSource admin, String name, Function<String, DataSource> byName) {
    DataSource made = byName.apply(name);
    return ScratchServer.with(
        made, "Creating a scratch database", connection -> kept(made, name, connection));
  }

  /** It is to outlive this connection, and be nothing that was there before. */
  private static DataSource kept(DataSource made, String name, Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet place = statement.executeQuery(PLACE)) {
      place.next();
      if (!name.equals(place.getString(1)) || place.getString(2) != null) {
        throw new LedgerException(
            "The data source for scratch database '%s' leads to another one, expected a database in memory of this name. Make it of the URL jdbc:h2:mem: and the name."
                .formatted(name));
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET DB_CLOSE_DELAY -1");
    }
    return made;
  }

  @Override
  public DataSource copy(
      DataSource admin, String template, String name, Function<String, DataSource> byName) {
    throw new LedgerException(
        "H2 cannot copy database '%s': it has no statement for it. Create an empty scratch database, and run there what made the other."
            .formatted(template));
  }

  @Override
  public void drop(DataSource admin, String name, DataSource scratch) {
    ScratchServer.run(scratch, "Dropping the scratch database", "SHUTDOWN");
  }
}
