package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.StatusMatrix.Column;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatrixTextTest {
  private static final String NOON = "2026-01-15T12:00:00Z";

  private static String text(@Nullable String... times) {
    List<Column> columns =
        Stream.of(times)
            .map(time -> time == null ? null : Instant.parse(time))
            .map(asOf -> new Column("at " + asOf, Mode.MANAGED, asOf, "journal", List.of()))
            .toList();
    return new StatusMatrix("hub", columns, List.of()).toString();
  }

  @Test
  void times_of_one_day_name_it_once() {
    assertThat(text(NOON, "2026-01-15T23:59:59Z"))
        .startsWith("migrations of hub, 2026-01-15 (UTC)\n")
        .containsPattern("as of +12:00 +23:59\n");
  }

  @Test
  void times_of_two_days_carry_their_day() {
    assertThat(text(NOON, "2026-01-16T00:00:00Z"))
        .startsWith("migrations of hub, 2026 (UTC)\n")
        .containsPattern("as of +01-15 12:00 +01-16 00:00\n");
  }

  @Test
  void times_of_two_years_carry_their_year() {
    assertThat(text(NOON, "2025-01-15T12:00:00Z"))
        .startsWith("migrations of hub (UTC)\n")
        .containsPattern("as of +2026-01-15 12:00 +2025-01-15 12:00\n");
  }

  @Test
  void an_environment_never_seen_has_no_say_in_it() {
    assertThat(text(NOON, null))
        .startsWith("migrations of hub, 2026-01-15 (UTC)\n")
        .containsPattern("as of +12:00 +never\n");
    assertThat(text((String) null)).startsWith("migrations of hub\n").contains("never");
  }
}
