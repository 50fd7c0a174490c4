package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.internal.engine.JournalState.Status;
import java.util.List;

/**
 * Requires that a journal leaves no question open of what is there.
 *
 * @param refused what is refused otherwise, as the beginning of the message
 */
record Settled(String refused) {

  /**
   * Passes where every migration is applied, rolled back, or failed and left nothing.
   *
   * @throws LedgerException naming those that are begun, resolved halfway or in doubt
   */
  void require(JournalState state) {
    List<String> unsettled =
        state.all().entrySet().stream()
            .filter(each -> isUnsettled(each.getValue().status()))
            .map(each -> each.getKey().toString())
            .toList();
    if (!unsettled.isEmpty()) {
      throw new LedgerException(
          "%s: by its journal it is not settled what is there of %s. Sync or resolve it first."
              .formatted(refused, String.join(", ", unsettled)));
    }
  }

  static boolean isUnsettled(Status status) {
    return status == Status.STARTED || status == Status.IN_DOUBT || status == Status.RESOLVED;
  }
}
