package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.UnknownNameException;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The environments there are: those of this process, and those only the ledger knows. */
final class KnownEnvironments {
  private KnownEnvironments() {}

  /** The names of those the ledger has recorded anything of. */
  static NavigableSet<String> recorded(Context context) {
    NavigableSet<String> names = new TreeSet<>();
    for (JournalKey key : context.store().heads(context.app()).keySet()) {
      String name = key.environmentName();
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** The names of all. */
  static NavigableSet<String> all(Context context) {
    NavigableSet<String> names = recorded(context);
    names.addAll(configured(context));
    return names;
  }

  private static NavigableSet<String> configured(Context context) {
    NavigableSet<String> names = new TreeSet<>();
    context.settings().environments().stream().map(Environment::name).forEach(names::add);
    return names;
  }

  /** An environment that is needed here, and not configured. */
  static LedgerException unconfigured(Context context, String name) {
    if (isRecorded(context, name)) {
      return new LedgerException(
          "Environment '%s' is known to the ledger of app '%s' and not configured in this process, which has %s. Configure it with environment(...)."
              .formatted(name, context.app(), inWords(configured(context))));
    }
    return unknown(context, name, configured(context));
  }

  /** An environment that neither this process nor the ledger knows. */
  static UnknownNameException unknown(Context context, String name) {
    return unknown(context, name, all(context));
  }

  private static UnknownNameException unknown(
      Context context, String name, NavigableSet<String> known) {
    return new UnknownNameException(
        "environment", name, "in app '%s'".formatted(context.app()), known);
  }

  /** A ledger that does not answer must not hide that the name is wrong. */
  private static boolean isRecorded(Context context, String name) {
    try {
      return recorded(context).contains(name);
    } catch (LedgerException unreadable) {
      return false;
    }
  }

  private static String inWords(NavigableSet<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
