package dev.oneledger.layout;

import dev.oneledger.MigrationId;

/**
 * File names whose order as text is that of their numbers: with leading zeros up to the length of a
 * timestamp with seconds, which is how these tools number by themselves.
 */
final class FixedWidth {
  static final int DIGITS = 14;

  private FixedWidth() {}

  static String name(String number, MigrationId id) {
    return "0".repeat(Math.max(0, DIGITS - number.length())) + number + "_" + id.slug() + ".sql";
  }
}
