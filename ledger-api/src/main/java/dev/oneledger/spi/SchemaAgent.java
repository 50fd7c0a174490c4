package dev.oneledger.spi;

/**
 * Writes migrations: from a schema as somebody wants it, the SQL that leads there. A host
 * application plugs in its own, which may ask a language model.
 *
 * <p>Nothing it writes is trusted. Before a proposal enters the ledger it passes the contract, is
 * guarded, and is proven where a scratch database is configured; what is refused comes back to the
 * agent as {@link SchemaRequest#objections}.
 *
 * <p>Calls come from one thread at a time for each evolution.
 */
public interface SchemaAgent {

  /** The name that the header of a generated migration gives as its generator; one line. */
  String name();

  /**
   * Writes a migration.
   *
   * @throws dev.oneledger.LedgerException if it cannot, saying why
   */
  SchemaProposal propose(SchemaRequest request);
}
