package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.ddl.internal.data.SnapshotStore;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.jdbc.internal.SchemaName;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The rows that migrations kept in a PostgreSQL database for their rollbacks.
 *
 * <p>Thread-safe if the data source is.
 */
public final class DataSnapshots {

  private final SnapshotStore store;

  private DataSnapshots(SnapshotStore store) {
    this.store = store;
  }

  /** Those in the schema {@code oneledger} of a database. */
  public static DataSnapshots on(DataSource database) {
    return new DataSnapshots(new SnapshotStore(database, SchemaName.DEFAULT));
  }

  /**
   * All that were ever taken, those restored or dropped among them, the oldest first; empty if none
   * were.
   *
   * @throws LedgerException if the database cannot be read
   */
  public List<DataSnapshot> list() {
    try {
      return store.list();
    } catch (SQLException failed) {
      throw new LedgerException(
          "Cannot list the data snapshots: " + Redaction.message(failed.getMessage()),
          Redaction.cause(failed));
    }
  }

  /**
   * Drops those whose time is over, in one transaction. Their rollbacks refuse from then on.
   *
   * @return what was dropped
   * @throws LedgerException if the database refuses; then nothing is dropped
   */
  public List<DataSnapshot> dropExpired() {
    try {
      return store.drop("expires_at <= now()", List.of());
    } catch (SQLException failed) {
      throw new LedgerException(
          "Cannot drop data snapshots: " + Redaction.message(failed.getMessage()),
          Redaction.cause(failed));
    }
  }

  /**
   * Drops those of one migration, whatever their time. Its rollback refuses from then on.
   *
   * @return what was dropped; empty if it has none
   * @throws LedgerException if the database refuses; then nothing is dropped
   */
  public List<DataSnapshot> drop(MigrationId migration) {
    try {
      return store.drop("migration = ?", List.of(migration.toString()));
    } catch (SQLException failed) {
      throw new LedgerException(
          "Cannot drop data snapshots: " + Redaction.message(failed.getMessage()),
          Redaction.cause(failed));
    }
  }
}
