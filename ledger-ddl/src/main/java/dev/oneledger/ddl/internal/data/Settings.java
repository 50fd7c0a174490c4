package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.stream.Collectors;

/** The settings under which values become text and back without loss, for the time of a block. */
final class Settings {

  private static final List<List<String>> ALL =
      List.of(
          List.of("row_security", "off"),
          List.of("datestyle", "ISO, YMD"),
          List.of("intervalstyle", "postgres"),
          List.of("extra_float_digits", "3"),
          List.of("bytea_output", "hex"));

  /**
   * A snapshot from before a lock would miss what others committed while the lock was waited for.
   */
  private static final String READ_COMMITTED =
      """
      IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION USING
          MESSAGE = format('C010 the transaction is %s, so rows that others commit meanwhile would not be seen; nothing was changed.', current_setting('transaction_isolation')),
          HINT = 'Run migration and rollback in transactions that are read committed.';
      END IF;
      """;

  private Settings() {}

  static String declarations() {
    return ALL.stream()
        .map(one -> "  was_%1$s text := current_setting('%1$s');".formatted(one.get(0)))
        .collect(Collectors.joining("\n"));
  }

  static String set() {
    return READ_COMMITTED
        + ALL.stream()
            .map(one -> "PERFORM set_config('%s', '%s', true);\n".formatted(one.get(0), one.get(1)))
            .collect(Collectors.joining());
  }

  static String reset() {
    return ALL.stream()
        .map(one -> "PERFORM set_config('%1$s', was_%1$s, true);\n".formatted(one.get(0)))
        .collect(Collectors.joining());
  }
}
