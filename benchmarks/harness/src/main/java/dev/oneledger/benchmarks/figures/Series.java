package dev.oneledger.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/** The same measured several times: median and spread. Not thread-safe. */
public final class Series {
  private final List<Double> values = new ArrayList<>();

  /** Takes another one in. */
  public void add(double value) {
    values.add(value);
  }

  /** How many there are. */
  public int size() {
    return values.size();
  }

  /**
   * The middle one; between two, their mean.
   *
   * @throws IllegalStateException if there is none
   */
  public double median() {
    if (values.isEmpty()) {
      throw new IllegalStateException("Nothing was measured.");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Median with the least and the greatest, as {@code 12.3 (11.9–14.0)}. */
  public String spread() {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return "%s (%s–%s)"
        .formatted(Numbers.rounded(median()), Numbers.rounded(least), Numbers.rounded(greatest));
  }

  /** The median as a multiple of another one's, as {@code 0.25 x}. */
  public String times(Series other) {
    return Numbers.rounded(median() / other.median()) + " x";
  }
}
