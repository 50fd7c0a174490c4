package dev.oneledger.internal.engine;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import java.util.AbstractList;
import java.util.List;

/**
 * The migrations of a lineage, a few at hand at a time: whoever goes through them in order asks the
 * ledger once for each few, and never holds them all. Thread-safe.
 */
final class LineageTexts extends AbstractList<Migration> {
  private static final int AT_HAND = 32;

  private final Texts texts;
  private final List<Lineage.Pin> pins;
  private List<Migration> atHand = List.of();
  private int first;

  LineageTexts(Texts texts, Lineage lineage) {
    this.texts = texts;
    this.pins = lineage.pins();
  }

  @Override
  public int size() {
    return pins.size();
  }

  @Override
  public synchronized Migration get(int place) {
    if (place < first || place >= first + atHand.size()) {
      int from = place - place % AT_HAND;
      List<Lineage.Pin> wanted = pins.subList(from, Math.min(from + AT_HAND, pins.size()));
      atHand = texts.migrations(new Lineage(wanted));
      first = from;
    }
    return atHand.get(place - first);
  }
}
