package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A database to throw away on a PostgreSQL server, made for one use and dropped when closed; only
 * what was made here is dropped. The name is {@code ol_scratch_} with random digits.
 *
 * <p>Thread-safe.
 */
public final class ScratchDatabase implements AutoCloseable {
  private static final int DIGITS = 16;

  private final DataSource admin;
  private final String name;
  private final DataSource dataSource;

  private ScratchDatabase(DataSource admin, String name, DataSource dataSource) {
    this.admin = admin;
    this.name = name;
    this.dataSource = dataSource;
  }

  /**
   * An empty database.
   *
   * @param admin another database of the server, with a user who may create databases
   * @param byName makes a data source for the database of a name, without connecting
   * @throws LedgerUnreachableException if there is no connection to be had
   * @throws LedgerException if the server refuses
   */
  public static ScratchDatabase create(DataSource admin, Function<String, DataSource> byName) {
    return create(admin, "template0", byName);
  }

  /**
   * A copy of a database, to which nobody may be connected meanwhile.
   *
   * @param template the database's name as it is, without quotes
   * @throws LedgerException if the server refuses, as where somebody is connected to the template
   */
  public static ScratchDatabase copyOf(
      DataSource admin, String template, Function<String, DataSource> byName) {
    return create(admin, template, byName);
  }

  private static ScratchDatabase create(
      DataSource admin, String template, Function<String, DataSource> byName) {
    String name =
        "ol_scratch_" + UUID.randomUUID().toString().replace("-", "").substring(0, DIGITS);
    run(
        admin,
        "Creating a scratch database",
        "CREATE DATABASE %s TEMPLATE \"%s\"".formatted(name, template.replace("\"", "\"\"")));
    return new ScratchDatabase(admin, name, byName.apply(name));
  }

  /** A copy of this database as it is now. */
  public ScratchDatabase copy(Function<String, DataSource> byName) {
    return create(admin, name, byName);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The data source that was made for it. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Drops it, with whoever is connected. */
  @Override
  public void close() {
    run(
        admin,
        "Dropping the scratch database",
        "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private static void run(DataSource admin, String what, String sql) {
    try (Connection connection = admin.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException refused) {
        throw new LedgerException(
            "%s failed: %s (SQLSTATE %s)."
                .formatted(what, Redaction.message(refused.getMessage()), refused.getSQLState()),
            Redaction.cause(refused));
      }
    } catch (SQLException silent) {
      throw new LedgerUnreachableException(
          "%s failed, there is no connection to be had: %s Check that the server runs and that the data source's address and user are right."
              .formatted(what, Redaction.message(silent.getMessage())),
          Redaction.cause(silent));
    }
  }
}
