package dev.oneledger.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A procedure of a database on H2, which calls it by its name. */
public final class H2Notes {
  private H2Notes() {}

  /** Adds a note to the table {@code base}. */
  public static void addNote(Connection connection, String note) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO base VALUES (?)")) {
      insert.setString(1, note);
      insert.executeUpdate();
    }
  }
}
