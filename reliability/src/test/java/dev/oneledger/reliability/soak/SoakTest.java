package dev.oneledger.reliability.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.reliability.campaign.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of the campaign. */
class SoakTest {

  @Test
  void starters_that_are_killed_and_paused_never_overlap_and_need_no_human() {
    SoakFigures figures = Soak.figures(Options.of(List.of("seconds=15")));
    System.out.println(figures);
    assertThat(figures.areGood()).as(figures.toString()).isTrue();
  }
}
