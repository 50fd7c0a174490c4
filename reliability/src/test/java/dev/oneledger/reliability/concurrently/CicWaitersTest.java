package dev.oneledger.reliability.concurrently;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.reliability.campaign.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of the campaign. */
class CicWaitersTest {

  @Test
  void an_index_is_built_concurrently_while_ten_others_wait_and_after_its_runner_was_killed() {
    CicFigures figures = CicWaiters.figures(Options.of(List.of("times=2")));
    System.out.println(figures);
    assertThat(figures.areGood()).as(figures.toString()).isTrue();
  }
}
