package dev.oneledger.ddl;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.CatalogWatch;
import dev.oneledger.testkit.CatalogWatchContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class CatalogDriftContractTest extends CatalogWatchContract {
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
    database.execute(
        "CREATE TABLE customers (id bigserial PRIMARY KEY, name text)",
        "CREATE INDEX by_name ON customers (name)");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Override
  protected CatalogWatch watch() {
    return CatalogDrift.on(database.dataSource());
  }

  @Override
  protected String product() {
    return "PostgreSQL";
  }

  @Override
  protected void run(String statement) {
    database.execute(statement);
  }

  @Override
  protected String adding() {
    return "CREATE TABLE by_hand (id bigserial PRIMARY KEY, customer bigint REFERENCES customers)";
  }

  @Override
  protected String removing() {
    return "DROP INDEX by_name";
  }

  @Override
  protected String changing() {
    return "ALTER TABLE customers ALTER COLUMN name SET DEFAULT 'nobody'";
  }

  @Override
  protected List<String> touching() {
    return List.of(
        "INSERT INTO customers (name) VALUES ('ada')",
        "ANALYZE customers",
        "SELECT nextval('customers_id_seq')",
        "SELECT lo_create(0)",
        "CREATE TEMPORARY TABLE passing (id int)");
  }
}
