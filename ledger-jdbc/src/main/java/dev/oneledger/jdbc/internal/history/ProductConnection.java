package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.FoundTable.Column;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection in a transaction that cannot write, and all that differs per product when
 * another tool's tables are read through it. Closing it ends the transaction and gives the
 * connection back as it was.
 */
abstract class ProductConnection implements AutoCloseable {
  private final Connection connection;
  private final int secondsPerStatement;

  /** Remembers how the connection is; changes nothing yet. */
  ProductConnection(Connection connection, int secondsPerStatement) {
    this.connection = connection;
    this.secondsPerStatement = secondsPerStatement;
  }

  /**
   * Begins the transaction.
   *
   * @throws LedgerException if it is not known how to read this product without writing
   */
  static ProductConnection begin(Connection connection, int secondsPerStatement)
      throws SQLException {
    ProductConnection product = of(connection, secondsPerStatement);
    try {
      product.begin();
      return product;
    } catch (SQLException failed) {
      product.closeAfter(failed);
      throw failed;
    }
  }

  private static ProductConnection of(Connection connection, int seconds) throws SQLException {
    DatabaseMetaData facts = connection.getMetaData();
    String name = facts.getDatabaseProductName();
    return switch (name) {
      case "PostgreSQL" -> new PostgresConnection(connection, seconds);
      case "MariaDB", "MySQL" -> new MariaDbConnection(connection, seconds);
      case "H2" -> new H2Connection(connection, seconds);
      case "SQLite" -> new SqliteConnection(connection, seconds);
      default ->
          throw new LedgerException(
              "The data source leads to %s %s, expected PostgreSQL, MariaDB, MySQL, H2 or SQLite: for no other it is known how to read without writing. Implement dev.oneledger.spi.History for it."
                  .formatted(name, facts.getDatabaseProductVersion()));
    };
  }

  /** Begins a transaction in which the server itself refuses to write, as far as it can. */
  abstract void begin() throws SQLException;

  /** Ends the transaction and puts the settings back. */
  @Override
  public abstract void close() throws SQLException;

  /**
   * The columns of all tables of some names in any schema and letter case, with schema, table,
   * column and type, in order.
   *
   * @param names quoted and in lower case, with commas between them
   * @param further a condition to add, such as {@link #inSchema}
   */
  abstract String columnsQuery(String names, String further);

  /** A condition of {@link #columnsQuery} for tables in a schema, in any letter case. */
  String inSchema(String schema) {
    return " AND lower(table_schema) = lower(%s)".formatted(literal(schema));
  }

  /**
   * Schema and name of the tables of these names, whatever the role's rights; null where only those
   * can be seen that it may read.
   */
  @Nullable String hiddenQuery(String names) {
    return null;
  }

  /** The schema in which a name without one is looked up; empty if there is none. */
  abstract String currentSchema() throws SQLException;

  /** A value that names a moment; null for one without a time zone. */
  @Nullable OffsetDateTime moment(ResultSet rows, int position, Column column) throws SQLException {
    return column.hasTimeZone() ? rows.getObject(position, OffsetDateTime.class) : null;
  }

  /** A value that names a time without a zone, also as text; null for a text of another form. */
  @Nullable LocalDateTime localTime(ResultSet rows, int position) throws SQLException {
    return LocalTimeText.isText(rows.getMetaData().getColumnType(position))
        ? LocalTimeText.parse(rows.getString(position))
        : rows.getObject(position, LocalDateTime.class);
  }

  final Connection connection() {
    return connection;
  }

  final int secondsPerStatement() {
    return secondsPerStatement;
  }

  /** A statement with the limits of this reading. */
  final Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout(secondsPerStatement);
    return statement;
  }

  final String user() throws SQLException {
    String user = connection.getMetaData().getUserName();
    return user == null ? "" : user;
  }

  final void run(String... texts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }

  /** A column of the first row of an answer. */
  final String ask(String question, int column) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() ? String.valueOf(answer.getString(column)) : "";
    }
  }

  /** A name that the database itself gave, as a text in a query. */
  static String literal(String name) {
    return "'" + name.replace("'", "''") + "'";
  }

  /** Checked names in quotes, for a list in a query; none has a quote or a backslash. */
  static String quotedNames(List<String> names) {
    return String.join(
        ", ", names.stream().map(name -> "'" + TableName.lowerCase(name) + "'").toList());
  }

  private void closeAfter(SQLException failed) {
    try {
      close();
    } catch (SQLException again) {
      failed.addSuppressed(again);
    }
  }
}
