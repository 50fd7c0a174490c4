package dev.oneledger;

/**
 * The release that another one builds on, as bundles name it.
 *
 * @param lineage the digest of its lineage
 * @param bundle the SHA-256 of its bundle as a zip
 */
public record Predecessor(Hash lineage, Hash bundle) {}
