package dev.oneledger.ddl.internal.scratch;

import dev.oneledger.LedgerException;
import java.util.function.Function;
import javax.sql.DataSource;

/** MariaDB has no copies of a database. */
final class MariaDbServer implements ScratchServer {

  @Override
  public DataSource create(DataSource admin, String name, Function<String, DataSource> byName) {
    ScratchServer.run(admin, "Creating a scratch database", "CREATE DATABASE " + name);
    return byName.apply(name);
  }

  @Override
  public DataSource copy(
      DataSource admin, String template, String name, Function<String, DataSource> byName) {
    throw new LedgerException(
        "MariaDB cannot copy database '%s': it has no statement for it. Create an empty scratch database, and run there what made the other."
            .formatted(template));
  }

  @Override
  public void drop(DataSource admin, String name, DataSource scratch) {
    ScratchServer.run(admin, "Dropping the scratch database", "DROP DATABASE IF EXISTS " + name);
  }
}
