package dev.oneledger.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no database brings about in an instant; {@link CommandsIT} has the rest. */
class ExitTest {

  private static Finding finding(FindingCode code) {
    return new Finding(code, "dev, 144_scores", "text", "remedy");
  }

  @Test
  void a_statement_in_doubt_is_4_among_other_findings_and_in_a_refusal() {
    List<Finding> findings = List.of(finding(FindingCode.CHANGED), finding(FindingCode.IN_DOUBT));

    assertThat(Exit.of(findings)).isEqualTo(Exit.UNSETTLED);
    assertThat(Exit.of(new FindingsException("refused", findings))).isEqualTo(Exit.UNSETTLED);
  }

  @Test
  void notes_are_nothing_to_look_at() {
    assertThat(Exit.of(List.of(finding(FindingCode.COSMETIC)))).isEqualTo(Exit.FINE);
    assertThat(Exit.of(List.of(finding(FindingCode.CHANGED)))).isEqualTo(Exit.FINDINGS);
  }

  @Test
  void what_nobody_foresaw_is_a_defect() {
    assertThat(Exit.of(new IllegalStateException())).isEqualTo(Exit.DEFECT);
  }
}
