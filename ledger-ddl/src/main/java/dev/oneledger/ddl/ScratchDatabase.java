package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.ddl.internal.scratch.ScratchServer;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A database to throw away on a server of PostgreSQL or MariaDB, or in the memory of H2, made for
 * one use and dropped when closed; only what was made here is dropped. The name is {@code
 * ol_scratch_} with random digits.
 *
 * <p>Thread-safe.
 */
public final class ScratchDatabase implements AutoCloseable {
  private static final int DIGITS = 16;

  private final DataSource admin;
  private final ScratchServer server;
  private final String name;
  private final DataSource dataSource;

  private ScratchDatabase(
      DataSource admin, ScratchServer server, String name, DataSource dataSource) {
    this.admin = admin;
    this.server = server;
    this.name = name;
    this.dataSource = dataSource;
  }

  /**
   * An empty database.
   *
   * @param admin another database of the server, with a user who may create databases; for H2 any
   *     database of it
   * @param byName makes a data source for the database of a name, without connecting; for H2 one in
   *     memory, as {@code jdbc:h2:mem:} and the name
   * @throws LedgerUnreachableException if there is no connection to be had
   * @throws LedgerException if the server refuses
   */
  public static ScratchDatabase create(DataSource admin, Function<String, DataSource> byName) {
    ScratchServer server = ScratchServer.of(admin);
    String name = newName();
    return new ScratchDatabase(admin, server, name, server.create(admin, name, byName));
  }

  /**
   * A copy of a database, to which nobody may be connected meanwhile. PostgreSQL only.
   *
   * @param template the database's name as it is, without quotes
   * @throws LedgerException if the server refuses, as where somebody is connected to the template,
   *     or if it is MariaDB or H2
   */
  public static ScratchDatabase copyOf(
      DataSource admin, String template, Function<String, DataSource> byName) {
    ScratchServer server = ScratchServer.of(admin);
    String name = newName();
    return new ScratchDatabase(admin, server, name, server.copy(admin, template, name, byName));
  }

  private static String newName() {
    return "ol_scratch_" + UUID.randomUUID().toString().replace("-", "").substring(0, DIGITS);
  }

  /** A copy of this database as it is now, as {@link #copyOf} makes one. */
  public ScratchDatabase copy(Function<String, DataSource> byName) {
    return copyOf(admin, name, byName);
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
    server.drop(admin, name, dataSource);
  }
}
