package dev.oneledger.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.reliability.campaign.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of the campaign. */
class CrashPointsTest {
  private static final int POINTS = 300;

  @Test
  void three_hundred_crash_points_end_without_a_human_or_are_named() {
    Figures figures = CrashPoints.figures(Options.of(List.of("points=" + POINTS, "cheap=8")));
    System.out.println(figures);
    assertThat(figures.points()).isGreaterThanOrEqualTo(POINTS);
    assertThat(figures.areGood()).as(figures.toString()).isTrue();
  }
}
