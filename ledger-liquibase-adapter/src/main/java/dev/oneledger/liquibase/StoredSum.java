package dev.oneledger.liquibase;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An MD5SUM as it stands in the table.
 *
 * @param text as it stands there
 * @param version how it was computed; null if that cannot be repeated here
 * @param obstacle why it cannot, as a clause; empty if it can
 */
record StoredSum(String text, @Nullable SumVersion version, String obstacle) {
  private static final Pattern FORM = Pattern.compile("(\\d+):([0-9a-fA-F]{32})");
  private static final Pattern WITHOUT_VERSION = Pattern.compile("[0-9a-fA-F]{32}");

  /** Reads the column. */
  static StoredSum of(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      String number = form.group(1);
      return version(number)
          .map(version -> new StoredSum(text, version, ""))
          .orElseGet(() -> new StoredSum(text, null, unknown(number)));
    }
    return new StoredSum(
        text,
        null,
        WITHOUT_VERSION.matcher(text).matches()
            ? "it has no version, as Liquibase 1 wrote it"
            : "it is no MD5 sum with a version, and accepts other texts too");
  }

  private static Optional<SumVersion> version(String number) {
    return Arrays.stream(SumVersion.values())
        .filter(version -> number.equals(Integer.toString(version.number())))
        .findFirst();
  }

  private static String unknown(String number) {
    boolean old = number.length() == 1 && number.charAt(0) < '8';
    return old
        ? "it is of version %s, which Liquibase's own later versions cannot repeat"
            .formatted(number)
        : "it is of version %s, which is not known here".formatted(number);
  }
}
