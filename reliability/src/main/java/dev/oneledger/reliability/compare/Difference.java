package dev.oneledger.reliability.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that only one of two texts has.
 *
 * @param onlySync only what {@code sync} left
 * @param onlyPsql only what psql left
 */
record Difference(List<String> onlySync, List<String> onlyPsql) {

  static Difference of(List<String> bySync, List<String> byPsql) {
    return new Difference(without(bySync, byPsql), without(byPsql, bySync));
  }

  private static List<String> without(List<String> all, List<String> taken) {
    List<String> rest = new ArrayList<>(all);
    taken.forEach(rest::remove);
    return rest;
  }

  boolean isEmpty() {
    return onlySync.isEmpty() && onlyPsql.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    onlySync.forEach(line -> text.append("  sync  ").append(line).append('\n'));
    onlyPsql.forEach(line -> text.append("  psql  ").append(line).append('\n'));
    return text.toString();
  }
}
