package dev.oneledger.jdbc.testkit;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server that databases can be created on.
 *
 * @param description what it is, for people
 * @param url a JDBC URL of any database on it
 * @param user a user who may create databases
 * @param password that user's password; may be empty
 */
record PostgresServer(String description, String url, String user, String password)
    implements TestServer {

  PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(url);
    dataSource.setUser(user);
    dataSource.setPassword(password);
    return dataSource;
  }

  PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource dataSource = dataSource();
    dataSource.setDatabaseName(database);
    return dataSource;
  }
}
