package dev.oneledger.benchmarks.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, the same in every locale. */
public final class Numbers {
  private static final double MEGA = 1_000_000;

  private Numbers() {}

  /** Two decimals below ten, one below a hundred, none above. */
  public static String rounded(double value) {
    double size = Math.abs(value);
    int decimals = size < 10 ? 2 : size < 100 ? 1 : 0;
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** Nanoseconds in milliseconds. */
  public static double millis(long nanos) {
    return nanos / MEGA;
  }

  /** Bytes in megabytes of a million bytes. */
  public static double megabytes(long bytes) {
    return bytes / MEGA;
  }
}
