package dev.oneledger.jdbc.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database of its own for one test or test class; closing it drops it. Thread-safe. */
public abstract class ScratchDatabase implements AutoCloseable {

  /** A data source without a pool: every connection is a new one. */
  public abstract DataSource dataSource();

  /** All objects and rows that are no part of the server's own, as text in order. */
  public abstract List<String> contents();

  @Override
  public abstract void close();

  static String newName() {
    return "ol_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  /** Runs statements, each as it stands, in autocommit. */
  public final void execute(String... statements) {
    run(dataSource(), statements);
  }

  static void run(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(String.join("; ", statements), failed);
    }
  }

  /** The first column of every row as text. */
  public final List<@Nullable String> query(String sql) {
    List<@Nullable String> first = new ArrayList<>();
    rows(sql).forEach(row -> first.add(row.get(0)));
    return first;
  }

  /** Every row as texts. */
  public final List<List<@Nullable String>> rows(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<@Nullable String>> all = new ArrayList<>();
      while (rows.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          row.add(rows.getString(column));
        }
        all.add(row);
      }
      return all;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }
}
