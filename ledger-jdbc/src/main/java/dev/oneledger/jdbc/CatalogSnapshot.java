package dev.oneledger.jdbc;

import dev.oneledger.Hash;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.postgresql.CatalogReader;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;

/**
 * What is in a PostgreSQL database, as text: schemas, tables, columns, constraints, indexes,
 * sequences, triggers, rules, policies, functions, types, extensions, statistics, publications,
 * event triggers, collations, casts, default privileges, foreign-data wrappers, servers and tables.
 *
 * <p>Left out: the rows, what extensions own, and the ledger's own tables; roles, tablespaces and
 * the settings of the database; operators with their classes and families, text search
 * configurations, conversions, transforms, languages, access methods, large objects, security
 * labels, subscriptions, user mappings, and a foreign server's options that are named like secrets.
 *
 * <p>It is read in one READ ONLY transaction and needs no privilege beyond connecting. Two
 * databases on servers of one major version that were made by the same statements have the same
 * lines.
 *
 * @param serverMajor the server's major version, such as 17
 * @param lines a line for each object: its kind, its name, its definition as JSON; in order
 */
public record CatalogSnapshot(int serverMajor, List<String> lines) {
  public CatalogSnapshot {
    lines = List.copyOf(lines);
  }

  /**
   * Takes a snapshot of a database whose ledger, if it has one, is in schema {@code oneledger}.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws dev.oneledger.LedgerException if it is no PostgreSQL
   */
  public static CatalogSnapshot of(DataSource dataSource) {
    return of(dataSource, SchemaName.DEFAULT.value());
  }

  /** The same where the ledger's tables are in another schema. */
  public static CatalogSnapshot of(DataSource dataSource, String ledgerSchema) {
    return read(CatalogReader.of(new Connections(dataSource), new SchemaName(ledgerSchema)));
  }

  /**
   * The same on a connection that is in autocommit and stays open.
   *
   * @throws dev.oneledger.LedgerException if it is not in autocommit, since its transaction would
   *     end
   */
  public static CatalogSnapshot of(Connection connection) {
    return read(CatalogReader.of(connection, SchemaName.DEFAULT));
  }

  private static CatalogSnapshot read(CatalogReader reader) {
    return new CatalogSnapshot(reader.serverMajor(), reader.lines());
  }

  /** The snapshot as one hash. */
  public Fingerprint fingerprint() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.length()).append(':').append(line).append('\n'));
    return new Fingerprint(Hash.sha256(text.toString()), serverMajor);
  }
}
