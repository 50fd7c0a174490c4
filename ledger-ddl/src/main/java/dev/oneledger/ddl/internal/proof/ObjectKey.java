package dev.oneledger.ddl.internal.proof;

import java.util.Comparator;

/** Something that a state knows: its kind and its name. */
record ObjectKey(String kind, String name) implements Comparable<ObjectKey> {
  static final String ROWS = "rows";
  static final String POSITION = "position";

  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::kind).thenComparing(ObjectKey::name);

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }
}
