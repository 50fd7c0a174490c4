package dev.oneledger.benchmarks.contest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Bare JDBC that does the least that any correct tool must do: it lists, reads and hashes each
 * file, reads every row of its history and compares them; a file that has no row is one transaction
 * of its script and its row: three round trips.
 */
public final class Floor implements Contestant {
  private static final String UNDEFINED_TABLE = "42P01";

  private record Script(String name, String text, String hash) {}

  @Override
  public void sync(DataSource database, Path migrations) throws Exception {
    sync(database, "public", migrations);
  }

  @Override
  public void syncSchema(DataSource database, String schema, Path migrations) throws Exception {
    sync(database, schema, migrations);
  }

  private static void sync(DataSource database, String schema, Path migrations) throws Exception {
    List<Script> scripts = read(migrations);
    try (Connection connection = database.getConnection()) {
      Map<String, String> applied = historyOrNew(connection, schema);
      List<Script> due = due(scripts, applied);
      if (!due.isEmpty()) {
        apply(connection, schema, due);
      }
    }
  }

  @Override
  public void check(DataSource database, Path migrations) throws Exception {
    List<Script> scripts = read(migrations);
    try (Connection connection = database.getConnection()) {
      Map<String, String> applied = history(connection, "public");
      if (!due(scripts, applied).isEmpty() || applied.size() != scripts.size()) {
        throw new IllegalStateException(
            "%s files, %s rows".formatted(scripts.size(), applied.size()));
      }
    }
  }

  private static List<Script> read(Path folder) throws IOException, NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().toList();
    }
    List<Script> scripts = new ArrayList<>(files.size());
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      scripts.add(
          new Script(
              file.getFileName().toString(),
              new String(bytes, StandardCharsets.UTF_8),
              HexFormat.of().formatHex(sha256.digest(bytes))));
    }
    return scripts;
  }

  private static Map<String, String> historyOrNew(Connection connection, String schema)
      throws SQLException {
    try {
      return history(connection, schema);
    } catch (SQLException noTable) {
      if (!UNDEFINED_TABLE.equals(noTable.getSQLState())) {
        throw noTable;
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE %s.floor_history (name text PRIMARY KEY, hash text NOT NULL)"
                .formatted(schema));
      }
      return Map.of();
    }
  }

  private static Map<String, String> history(Connection connection, String schema)
      throws SQLException {
    Map<String, String> applied = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name, hash FROM %s.floor_history".formatted(schema))) {
      while (rows.next()) {
        applied.put(rows.getString(1), rows.getString(2));
      }
    }
    return applied;
  }

  private static List<Script> due(List<Script> scripts, Map<String, String> applied) {
    List<Script> due = new ArrayList<>();
    for (Script script : scripts) {
      String hash = applied.get(script.name());
      if (hash == null) {
        due.add(script);
      } else if (!hash.equals(script.hash())) {
        throw new IllegalStateException("%s was edited".formatted(script.name()));
      }
    }
    return due;
  }

  private static void apply(Connection connection, String schema, List<Script> due)
      throws SQLException {
    connection.setAutoCommit(false);
    connection.setSchema(schema);
    try (Statement statement = connection.createStatement();
        PreparedStatement row =
            connection.prepareStatement("INSERT INTO floor_history VALUES (?, ?)")) {
      for (Script script : due) {
        statement.execute(script.text());
        row.setString(1, script.name());
        row.setString(2, script.hash());
        row.executeUpdate();
        connection.commit();
      }
    }
  }
}
