package dev.oneledger.samples.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** On PostgreSQL in a container. Where no Docker answers, this is a reported skip. */
// snippet: testing-container
@Testcontainers(disabledWithoutDocker = true)
class MigrationsOnPostgresTest extends MigrationsSuite {
  @Container // one for each test
  private final PostgreSQLContainer server = new PostgreSQLContainer("postgres:17-alpine");

  @Override
  DataSource emptyDatabase() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(server.getJdbcUrl());
    database.setUser(server.getUsername());
    database.setPassword(server.getPassword());
    return database;
  }
}
// end: testing-container
