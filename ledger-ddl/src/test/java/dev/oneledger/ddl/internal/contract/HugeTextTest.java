package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to keep a check busy, or to overflow its stack, on every product. */
class HugeTextTest {

  static Stream<String> texts() {
    return Stream.of(
        "INSERT INTO t VALUES ('" + "x".repeat(1_000_000) + "')",
        "INSERT INTO t VALUES ('a')" + ", ('DROP DATABASE x')".repeat(50_000),
        "SELECT " + "(".repeat(10_000) + "'a'" + ")".repeat(10_000),
        "SELECT " + "f(".repeat(10_000) + "'DROP TABLE x'" + ")".repeat(10_000),
        "SELECT " + "(".repeat(10_000),
        "SELECT 1 " + "/* x ".repeat(10_000) + "*/ ".repeat(10_000),
        "SELECT 1 " + "/* */".repeat(200_000),
        "SELECT 'a'" + " || 'b'".repeat(100_000),
        "SELECT f('DROP ' || x" + " || (g('a') || 'b')".repeat(20_000) + ")",
        "SELECT f(" + "concat('a', ".repeat(5_000) + "'b'" + ")".repeat(5_000) + ")",
        "ALTER TABLE t " + "ADD COLUMN IF NOT EXISTS a int, ".repeat(20_000) + "DROP COLUMN b",
        "CREATE ".repeat(60_000),
        "UPDATE t JOIN ".repeat(40_000),
        "GRANT COPY LOAD CREATE ROLE ".repeat(20_000),
        "SET search_path = " + "a, ".repeat(100_000) + "b",
        "search_path ".repeat(60_000),
        "DO $$ BEGIN " + "EXECUTE 'SELECT 1'; ".repeat(20_000) + "END $$",
        "DO $$ BEGIN " + "EXECUTE s; ".repeat(20_000) + "END $$",
        "BEGIN CREATE FUNCTION DO LANGUAGE ".repeat(20_000));
  }

  @ParameterizedTest
  @MethodSource("texts")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void are_checked_in_seconds(String text) {
    for (SqlDialect dialect : SqlDialect.values()) {
      long start = System.nanoTime();
      int forbidden = Findings.forbidden(text, dialect).size();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      System.out.printf(
          "contract: %s %d characters of %.20s in %d ms, %d forbidden%n",
          dialect, text.length(), text, millis, forbidden);
      assertThat(millis).isLessThan(20_000);
    }
  }
}
