package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;

/** A migration at its texts as one line: {@code id textHash rollbackHash}, {@code -} for none. */
final class Pins {
  private Pins() {}

  static String line(Lineage.Pin pin) {
    Hash rollback = pin.rollbackHash();
    return pin.id() + " " + pin.textHash() + " " + (rollback == null ? "-" : rollback);
  }

  static Lineage.Pin parse(String line) {
    String[] words = line.split(" ", -1);
    return new Lineage.Pin(
        MigrationId.parse(words[0]),
        Hash.parse(words[1]),
        words[2].equals("-") ? null : Hash.parse(words[2]));
  }
}
