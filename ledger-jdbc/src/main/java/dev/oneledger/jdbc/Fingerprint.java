package dev.oneledger.jdbc;

import dev.oneledger.Hash;

/**
 * A database's catalog as one hash. Fingerprints of servers of different products or releases
 * cannot be compared: each writes its catalog's text in its own way.
 *
 * @param hash SHA-256 over the lines of a {@link CatalogSnapshot}, each preceded by its length in
 *     characters and a colon and followed by a line feed, in UTF-8
 * @param server the product and the series of its releases within which the text stays the same,
 *     such as {@code PostgreSQL 17} or {@code MariaDB 10.11}
 * @param serverMajor the server's major version, such as 17
 */
public record Fingerprint(Hash hash, String server, int serverMajor) {

  /** Whether the other is of the same server, so that equal hashes mean equal catalogs. */
  public boolean isComparableWith(Fingerprint other) {
    return server.equals(other.server);
  }

  @Override
  public String toString() {
    return hash + " (" + server + ")";
  }
}
