package dev.oneledger.ddl.internal.inverse;

/** How objects of two catalogs are known for the same. Internal: may change in any release. */
public enum Matching {
  /** Both catalogs are of one database: by identity, so that renames are seen. */
  BY_IDENTITY,
  /** The catalogs are of two databases: by kind and name. */
  BY_NAME
}
