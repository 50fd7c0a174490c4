package dev.oneledger.jdbc.testkit;

import dev.oneledger.spi.History;
import dev.oneledger.testkit.HistoryContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract of histories for a table in PostgreSQL: a subclass seeds it and opens a reader. */
public abstract class PostgresHistoryContract extends HistoryContract {
  /** A port on which nothing listens. */
  private static final int NOBODY = 1;

  private TestDatabase database;

  /** Creates the table and the rows of {@link #seeded()} as the tool would. */
  protected abstract void seed(TestDatabase empty);

  /** Adds a row as the tool would. */
  protected abstract void addRow(TestDatabase seeded);

  /** A reader of the table. */
  protected abstract History open(DataSource dataSource);

  @AfterEach
  void drop() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  protected final History newHistory() {
    database = TestPostgres.freshDatabase();
    seed(database);
    return open(database.dataSource());
  }

  @Override
  protected final History unreachableHistory() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"127.0.0.1"});
    nowhere.setPortNumbers(new int[] {NOBODY});
    nowhere.setDatabaseName("nowhere");
    nowhere.setUser("nobody");
    return open(nowhere);
  }

  @Override
  protected final String product() {
    return "PostgreSQL";
  }

  @Override
  protected final String reportedProduct() {
    return String.valueOf(database.query("SELECT version()").get(0));
  }

  @Override
  protected final Object contents() {
    return database.contents();
  }

  @Override
  protected final void changeAsTheirToolWould() {
    addRow(database);
  }
}
