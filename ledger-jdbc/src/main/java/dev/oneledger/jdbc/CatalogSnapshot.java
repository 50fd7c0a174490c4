package dev.oneledger.jdbc;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * What is in a database, as text. Two databases on servers of the same product and release that
 * were made by the same statements have the same lines.
 *
 * <p>On PostgreSQL: schemas, tables, views, columns, constraints, indexes, sequences, triggers,
 * rules, policies, functions, aggregates, types, extensions, statistics, publications,
 * subscriptions, event triggers, collations, casts, default privileges, foreign-data wrappers,
 * servers, tables and user mappings, operators with their classes and families, access methods,
 * conversions, languages, transforms, text search configurations with all they are made of,
 * security labels, the number of large objects, and privileges on the server's and extensions' own
 * objects that were granted since. It is read in one READ ONLY transaction and needs no privilege
 * beyond connecting.
 *
 * <p>On MariaDB, of the connection's current database, and on H2, as far as the user may see them:
 * schemas, tables, views, columns, constraints, indexes, sequences, triggers, routines; on MariaDB
 * partitions and events, on H2 domains, constants and synonyms. What others change while it is read
 * may be in it or not.
 *
 * <p>Left out: the rows, and where sequences stand; what extensions own; the ledger's own tables;
 * roles, tablespaces and the settings of the database; the options of user mappings and
 * subscriptions, and the values of a foreign server's options that are named like secrets.
 *
 * @param server the product and the series of its releases within which the text stays the same,
 *     such as {@code PostgreSQL 17} or {@code MariaDB 10.11}
 * @param serverMajor the server's major version, such as 17
 * @param lines a line for each object: its kind, its name, its definition as JSON; in order
 */
public record CatalogSnapshot(String server, int serverMajor, List<String> lines) {
  public CatalogSnapshot {
    lines = List.copyOf(lines);
  }

  /**
   * Takes a snapshot of a database whose ledger, if it has one, is in schema {@code oneledger}.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws dev.oneledger.LedgerException if it is none of PostgreSQL, MariaDB and H2, or on
   *     MariaDB the connection has no current database
   */
  public static CatalogSnapshot of(DataSource dataSource) {
    return of(dataSource, SchemaName.DEFAULT.value());
  }

  /** The same where the ledger's tables are in another schema. */
  public static CatalogSnapshot of(DataSource dataSource, String ledgerSchema) {
    SchemaName ledger = new SchemaName(ledgerSchema);
    Connections connections = new Connections(dataSource);
    return new ByProduct<>(connections, Dialect::errors)
        .use(
            rules -> {
              try (Session session = Session.open(connections, rules)) {
                return of(SnapshotReader.read(session, rules, ledger));
              }
            });
  }

  /**
   * The same on a connection that is in autocommit and stays open.
   *
   * @throws dev.oneledger.LedgerException if it is not in autocommit, since its transaction would
   *     end
   */
  public static CatalogSnapshot of(Connection connection) {
    try {
      if (!connection.getAutoCommit()) {
        throw new LedgerException(
            "A catalog snapshot needs a transaction of its own, and this connection is not in"
                + " autocommit. Hand it one that is, or a data source.");
      }
      Product product = Product.of(connection.getMetaData());
      ErrorRules rules = ByProduct.dialect(product).errors();
      return of(SnapshotReader.read(Session.on(connection, product), rules, SchemaName.DEFAULT));
    } catch (SQLException failed) {
      throw Connections.unusable(failed);
    }
  }

  private static CatalogSnapshot of(Catalog catalog) {
    return new CatalogSnapshot(catalog.server().toString(), catalog.major(), catalog.lines());
  }

  /** The snapshot as one hash. */
  public Fingerprint fingerprint() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.length()).append(':').append(line).append('\n'));
    return new Fingerprint(Hash.sha256(text.toString()), server, serverMajor);
  }
}
