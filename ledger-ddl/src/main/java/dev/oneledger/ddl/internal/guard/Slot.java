package dev.oneledger.ddl.internal.guard;

import java.util.Comparator;

/**
 * A place in the catalog that an object can be in: at run time names are all there is to go by, so
 * a renamed object leaves one slot and enters another.
 */
record Slot(String kind, String ident) implements Comparable<Slot> {
  private static final Comparator<Slot> ORDER =
      Comparator.comparing(Slot::kind).thenComparing(Slot::ident);

  String key() {
    return kind + " " + ident;
  }

  @Override
  public int compareTo(Slot other) {
    return ORDER.compare(this, other);
  }
}
