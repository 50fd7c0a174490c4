package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.DataSnapshot;
import dev.oneledger.jdbc.internal.SchemaName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads and clears the registry of snapshots. Internal: may change in any release. */
public final class SnapshotStore {

  private static final String COLUMNS =
      "migration, statement, source, snapshot, row_count, byte_count, taken_at, expires_at,"
          + " restored_at, dropped_at";

  private final DataSource database;
  private final String registry;

  /** That of a schema. */
  public SnapshotStore(DataSource database, SchemaName schema) {
    this.database = database;
    this.registry = schema.table("snapshot");
  }

  /** All entries, the oldest first. */
  public List<DataSnapshot> list() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!exists(connection)) {
        return List.of();
      }
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT "
                  + COLUMNS
                  + " FROM "
                  + registry
                  + " ORDER BY taken_at, migration, statement, source")) {
        return read(select);
      }
    }
  }

  /** Drops the tables of the entries that the condition takes, and notes it. */
  public List<DataSnapshot> drop(String condition, List<String> values) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!exists(connection)) {
        return List.of();
      }
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        List<DataSnapshot> dropped = drop(connection, condition, values);
        connection.commit();
        return dropped;
      } catch (SQLException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  private List<DataSnapshot> drop(Connection connection, String condition, List<String> values)
      throws SQLException {
    List<DataSnapshot> dropped;
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE %s SET dropped_at = now() WHERE restored_at IS NULL AND dropped_at IS NULL AND %s RETURNING %s"
                .formatted(registry, condition, COLUMNS))) {
      for (int i = 0; i < values.size(); i++) {
        update.setString(i + 1, values.get(i));
      }
      dropped = read(update);
    }
    try (Statement drop = connection.createStatement()) {
      for (DataSnapshot snapshot : dropped) {
        drop.execute("DROP TABLE IF EXISTS " + snapshot.table());
      }
    }
    return dropped;
  }

  private boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      select.setString(1, registry);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static List<DataSnapshot> read(PreparedStatement query) throws SQLException {
    List<DataSnapshot> snapshots = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        snapshots.add(
            new DataSnapshot(
                rows.getString(1),
                rows.getInt(2),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getTimestamp(7).toInstant(),
                rows.getTimestamp(8).toInstant(),
                instant(rows.getTimestamp(9)),
                instant(rows.getTimestamp(10))));
      }
    }
    return snapshots;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
