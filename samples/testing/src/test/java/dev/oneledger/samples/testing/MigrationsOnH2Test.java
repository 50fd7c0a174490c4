package dev.oneledger.samples.testing;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** On H2 in this process: no server, no container. */
class MigrationsOnH2Test extends MigrationsSuite {

  // snippet: testing-h2
  @Override
  DataSource emptyDatabase() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    database.setUser("sa");
    return database;
  }

  // end: testing-h2
}
