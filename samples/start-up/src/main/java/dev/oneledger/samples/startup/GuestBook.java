package dev.oneledger.samples.startup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What the application does; it takes for granted that its tables are there. */
final class GuestBook {
  private final DataSource database;

  GuestBook(DataSource database) {
    this.database = database;
  }

  /** Adds a line and says how many there are. */
  int sign(String name) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO guest_book (name) VALUES (?)");
        Statement count = connection.createStatement()) {
      insert.setString(1, name);
      insert.executeUpdate();
      try (ResultSet lines = count.executeQuery("SELECT count(*) FROM guest_book")) {
        lines.next();
        return lines.getInt(1);
      }
    }
  }
}
