package dev.oneledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Settings;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.start.RoundTrips;
import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.campaign.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every contestant on three migrations: it works, and what is counted is what it must be. */
class HarnessTest {
  private static final int MIGRATIONS = 3;
  private static Arena arena;

  @BeforeAll
  static void start() {
    arena = new Arena(new Settings(Options.of(List.of())), Path.of("..").toAbsolutePath());
  }

  @AfterAll
  static void stop() {
    arena.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_contestant_applies_starts_again_and_finds_no_difference(Tool tool) {
    String database = arena.newDatabase();
    Path migrations = arena.migrations(tool, MIGRATIONS);
    try (Contender contender = arena.start(tool)) {
      contender.work(Operation.SYNC, arena.url(database), migrations);
      arena.mustHaveTables(database, MIGRATIONS);
      contender.workPooled(Operation.SYNC, arena.url(database), migrations);
      contender.workPooled(Operation.CHECK, arena.url(database), migrations);

      assertThat(contender.process().peakMemory()).isGreaterThan(10_000_000);
      assertThat(contender.allocated()).isPositive();
    }
    arena.mustHaveTables(database, MIGRATIONS);
    arena.drop(database);
  }

  @Test
  void the_floor_takes_three_round_trips_for_a_migration() {
    assertThat(RoundTrips.applying(arena, Tool.FLOOR, false))
        .isEqualTo(new RoundTrips.Applying(3, 5));
  }

  @Test
  void a_tool_that_nobody_knows_is_refused() {
    Settings settings = new Settings(Options.of(List.of("tools=floor,dbmate")));

    assertThatThrownBy(settings::tools)
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "No tool 'dbmate': expected some of"
                + " [floor, oneledger, oneledger-index, flyway, liquibase, liquibase-5]");
  }
}
