package dev.oneledger.ddl.internal.proof;

import dev.oneledger.ddl.ProofDifference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the state that should be there and the one that is.
 *
 * @param differences what counts
 * @param notes what does not
 */
record StateComparison(List<ProofDifference> differences, List<ProofDifference> notes) {

  StateComparison {
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /** What a difference may be without counting. */
  record Leniency(boolean positionsCount, boolean valuesCount) {}

  static StateComparison between(ScratchState expected, ScratchState found, Leniency leniency) {
    Collector collector = new Collector(leniency);
    Set<ObjectKey> keys = new TreeSet<>(expected.objects().keySet());
    keys.addAll(found.objects().keySet());
    for (ObjectKey key : keys) {
      collector.compare(key, expected.objects().get(key), found.objects().get(key));
    }
    return new StateComparison(collector.differences, collector.notes);
  }

  boolean isSame() {
    return differences.isEmpty();
  }

  private static final class Collector {
    private final Leniency leniency;
    private final List<ProofDifference> differences = new ArrayList<>();
    private final List<ProofDifference> notes = new ArrayList<>();

    private Collector(Leniency leniency) {
      this.leniency = leniency;
    }

    void compare(
        ObjectKey key,
        @Nullable SortedMap<String, String> expected,
        @Nullable SortedMap<String, String> found) {
      boolean isObject =
          !key.kind().equals(ObjectKey.ROWS) && !key.kind().equals(ObjectKey.POSITION);
      if (expected == null || found == null) {
        if (isObject) {
          differences.add(
              difference(key, "", expected == null ? "none" : "it", found == null ? "none" : "it"));
        }
      } else if (isObject) {
        properties(key, expected, found);
      } else if (key.kind().equals(ObjectKey.ROWS)) {
        rows(key, expected, found);
      } else {
        position(key, expected, found);
      }
    }

    private void properties(
        ObjectKey key, SortedMap<String, String> expected, SortedMap<String, String> found) {
      Set<String> names = new TreeSet<>(expected.keySet());
      names.addAll(found.keySet());
      for (String name : names) {
        String wanted = expected.getOrDefault(name, "none");
        String there = found.getOrDefault(name, "none");
        if (!wanted.equals(there)) {
          boolean isPlace = key.kind().equals("column") && name.equals("pos");
          (isPlace ? notes : differences)
              .add(difference(key, isPlace ? "position" : name, wanted, there));
        }
      }
    }

    /** Where the columns differ, the catalog says so, and values cannot be compared. */
    private void rows(
        ObjectKey key, SortedMap<String, String> expected, SortedMap<String, String> found) {
      if (!Objects.equals(expected.get("count"), found.get("count"))) {
        differences.add(
            difference(
                key,
                "number",
                expected.getOrDefault("count", ""),
                found.getOrDefault("count", "")));
      } else if (Objects.equals(expected.get("columns"), found.get("columns"))
          && !Objects.equals(expected.get("hash"), found.get("hash"))) {
        (leniency.valuesCount() ? differences : notes)
            .add(difference(key, "values", expected.get("count") + " rows as they were", "others"));
      }
    }

    private void position(
        ObjectKey key, SortedMap<String, String> expected, SortedMap<String, String> found) {
      if (expected.equals(found)) {
        return;
      }
      boolean counts = leniency.positionsCount() || !isFurther(expected, found);
      (counts ? differences : notes).add(difference(key, "", place(expected), place(found)));
    }

    private static String place(SortedMap<String, String> position) {
      return position.get("value")
          + (Boolean.parseBoolean(position.get("called")) ? "" : ", not drawn yet");
    }

    private static boolean isFurther(
        SortedMap<String, String> expected, SortedMap<String, String> found) {
      int step = Boolean.parseBoolean(found.get("descending")) ? -1 : 1;
      int order = value(found).compareTo(value(expected)) * step;
      return order > 0 || (order == 0 && !Boolean.parseBoolean(expected.get("called")));
    }

    private static BigInteger value(SortedMap<String, String> position) {
      return new BigInteger(Objects.requireNonNull(position.get("value")));
    }

    private static ProofDifference difference(
        ObjectKey key, String property, String expected, String found) {
      return new ProofDifference(key.kind(), key.name(), property, expected, found);
    }
  }

  /** No differences. */
  static StateComparison none() {
    return new StateComparison(Collections.emptyList(), Collections.emptyList());
  }
}
