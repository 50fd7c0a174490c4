package dev.oneledger.reliability.compare;

import dev.oneledger.reliability.campaign.UsageException;
import java.util.Arrays;
import java.util.Locale;

/** What the files' order goes by. */
enum Order {
  /** What the library reads in their names: their revisions. */
  REVISION,
  /** Their paths: each gets its place as its revision, whatever its name is. */
  PATH;

  /**
   * One by its name.
   *
   * @throws UsageException if there is none
   */
  static Order named(String name) {
    for (Order order : values()) {
      if (order.name().equalsIgnoreCase(name)) {
        return order;
      }
    }
    throw new UsageException(
        "Option 'order': expected one of " + Arrays.toString(values()).toLowerCase(Locale.ROOT));
  }
}
