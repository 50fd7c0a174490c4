package dev.oneledger;

/**
 * Many managed environments of one app that are worked on together: schemas or databases of
 * tenants, say. Made by {@link Ledger#fleet}; every refinement is a new fleet. Immutable and
 * thread-safe.
 *
 * <p>What is up to date is told in one query for all whose journals are in the ledger's own tables,
 * and by one question each for others. The rest is synced, each as by {@link Ledger#sync}, in waves
 * and several at a time. A run that was stopped or killed is resumed by running it again.
 *
 * <p>Any number of hosts may run the same fleet at once. They claim environments in the ledger's
 * database, a batch at a time, and wait for each other at the end of each wave; a host that dies
 * gives its claims back. The ledger itself must answer.
 *
 * <p>Work goes on in threads of the fleet's own, which end with the call: listeners hear of several
 * environments at once, except for {@link LedgerEvent.FleetProgress}, which comes in order. As many
 * connections are needed as environments are worked on at a time, and one more for the claims.
 */
public interface Fleet {
  /**
   * How many environments are worked on at a time unless told otherwise: so many keep a small
   * server busy, and leave room in a pool of ten connections.
   */
  int DEFAULT_PARALLELISM = 8;

  /**
   * The same with so many environments worked on at a time.
   *
   * @throws LedgerException if it is less than 1
   */
  Fleet parallelism(int environments);

  /**
   * The same with its first environments as canaries: nothing else is begun before all of them are
   * up to date, and nothing at all where one of them fails.
   *
   * @throws LedgerException if it is negative, or more than there are
   */
  Fleet canary(int first);

  /**
   * The same with these environments as canaries.
   *
   * @throws UnknownNameException if one of them is none of the fleet's; it names the nearest
   */
  Fleet canary(String... names);

  /**
   * The same in waves of so many environments each, canaries not counted; the last size holds for
   * all that remains. Each wave begins when the one before has ended.
   *
   * @throws LedgerException if there is none, or one is less than 1
   */
  Fleet waves(int... sizes);

  /**
   * The same in waves that end where so many percent of all environments, canaries not counted, are
   * reached, such as {@code 1, 10, 50}; what is beyond the last is a wave of its own.
   *
   * @throws LedgerException if there is none, or they do not rise from 1 to 100 at most
   */
  Fleet wavesInPercent(int... ends);

  /**
   * The same with so many failures allowed. One more, and no other environment is begun; what runs
   * comes to its end. None is allowed unless told otherwise.
   *
   * @throws LedgerException if it is negative
   */
  Fleet errorBudget(int failures);

  /**
   * The same with failures allowed in so many percent of the environments, rounded down.
   *
   * @throws LedgerException if it is not from 0 to 100
   */
  Fleet errorBudgetInPercent(int percent);

  /**
   * The same without claims, for one host and for a ledger store that cannot claim. Where several
   * run, each migration is still applied once: they wait for each other's locks.
   */
  Fleet withoutClaims();

  /**
   * What {@link #sync} would do, without its SQL; writes nothing. Environments in one state are
   * looked at once.
   */
  FleetReport plan();

  /**
   * The matrix of this fleet; writes nothing. More than a dozen environments are grouped by their
   * state: a column then stands for all in that state, under the name of one and the number of the
   * others, as {@code tenant_1 +998}; at most thirty states are shown, those of most environments.
   */
  StatusMatrix status();

  /**
   * Brings all environments up to date. Where one fails the report says so; nothing is thrown.
   *
   * @throws LedgerUnreachableException if the ledger cannot be reached; nothing was done
   * @throws LedgerException if an environment is not managed or has another name than the one it
   *     was asked by, or the store cannot claim; nothing was done
   */
  FleetReport sync();
}
