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
    Target target = environment.target();
    History history = environment.history();
    return switch (environment.mode()) {
      case MANAGED -> {
        if (target == null) {
          throw missing(environment, "target");
        }
        yield new ManagedEnvironment(context, environment, target);
      }
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
