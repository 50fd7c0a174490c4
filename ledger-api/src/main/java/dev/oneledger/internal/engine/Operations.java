package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.LedgerException;
import dev.oneledger.Mode;
import dev.oneledger.spi.History;
import dev.oneledger.spi.Target;

/** Chooses what answers for an environment. */
final class Operations {
  private Operations() {}

  static EnvironmentOperations of(Context context, Environment environment) {
    History history = environment.history();
    return switch (environment.mode()) {
      case MANAGED ->
          new ManagedEnvironment(context.forOneCall(), environment, targetOf(environment));
      case RECONCILE -> {
        if (history == null) {
          throw missing(environment, "history");
        }
        yield new HistoryEnvironment(context, environment, history);
      }
      case EXPORT_ONLY ->
          history == null
              ? new ReceiptEnvironment(context, environment)
              : new HistoryEnvironment(context, environment, history);
    };
  }

  /**
   * The database of a managed environment.
   *
   * @throws LedgerException if it is in another mode, or has none
   */
  static Target targetOf(Environment environment) {
    if (environment.mode() != Mode.MANAGED) {
      throw new LedgerException(
          "Environment '%s' is configured as %s: this is for managed ones only."
              .formatted(environment.name(), environment.mode().label()));
    }
    Target target = environment.target();
    if (target == null) {
      throw missing(environment, "target");
    }
    return target;
  }

  private static LedgerException missing(Environment environment, String what) {
    return new LedgerException(
        "Environment '%s' is %s and has no %s: configure it with Environment.%s(...)."
            .formatted(
                environment.name(),
                environment.mode().label(),
                what,
                environment.mode() == Mode.MANAGED ? "managed" : "reconcile"));
  }
}
