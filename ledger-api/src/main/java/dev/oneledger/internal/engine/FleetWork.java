package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.EnvironmentClaims;
import java.util.List;

/**
 * Takes the next environments to work on. A batch is a quarter of what remains, but not less than
 * what is worked on at a time: so several hosts come to their end together.
 */
final class FleetWork {
  private static final int SHARE = 4;

  /** So many for each thread at most: a batch waits for the slowest of its environments. */
  private static final int EACH = 16;

  /** So many are asked for at once: they are one statement. */
  private static final int WINDOW = 1_000;

  private final Context context;
  private final FleetOptions options;

  FleetWork(Context context, FleetOptions options) {
    this.context = context;
    this.options = options;
    if (options.claiming() && !(context.store() instanceof EnvironmentClaims)) {
      throw new LedgerException(
          "The ledger store %s cannot claim environments for one host of several. Run this fleet on one host and without claims."
              .formatted(context.store().getClass().getSimpleName()));
    }
  }

  /**
   * Claims some of these.
   *
   * @return an empty claim if others have claimed them all
   */
  EnvironmentClaim take(List<String> open) {
    int parallelism = options.parallelism();
    long most = Math.min(Math.max(open.size() / SHARE, parallelism), (long) EACH * parallelism);
    if (!(options.claiming() && context.store() instanceof EnvironmentClaims claims)) {
      return new Unclaimed(open.subList(0, (int) Math.min(open.size(), most)));
    }
    int from = 0;
    while (true) {
      int to = Math.min(open.size(), from + WINDOW);
      EnvironmentClaim claim =
          claims.claim(context.app(), open.subList(from, to), (int) Math.min(most, WINDOW));
      if (!claim.environments().isEmpty() || to == open.size()) {
        return claim;
      }
      claim.close();
      from = to;
    }
  }

  /** Of one host alone. */
  private record Unclaimed(List<String> environments) implements EnvironmentClaim {
    Unclaimed {
      environments = List.copyOf(environments);
    }

    @Override
    public void close() {
      // Nobody else is kept from them.
    }
  }
}
