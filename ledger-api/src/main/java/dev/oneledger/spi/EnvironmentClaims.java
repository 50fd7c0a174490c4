package dev.oneledger.spi;

import java.util.List;

/**
 * An optional ability of a {@link LedgerStore}: it shares work out among several hosts. A claim
 * only says who is at it: the environment's own lock still lets one runner in at a time, so a lost
 * claim costs waiting and nothing else. Thread-safe.
 */
public interface EnvironmentClaims {

  /**
   * Claims environments that no other claim holds; does not wait for those that one does. Which
   * ones, where there are more than wanted, is up to the store.
   *
   * @param environments those that may be claimed; names twice count once
   * @param most how many at most, 1 or more
   * @return what was claimed, held until it is closed, and no longer than this process lives and
   *     its connection lasts; close an empty one, too
   * @throws dev.oneledger.LedgerUnreachableException if the store cannot be reached
   * @throws dev.oneledger.LedgerException if the store's product cannot claim, or a privilege is
   *     missing
   */
  EnvironmentClaim claim(String app, List<String> environments, int most);
}
