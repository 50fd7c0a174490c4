package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.DriftReport.Row;
import dev.oneledger.DriftReport.RowState;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTextTest {
  private static final Finding LATER =
      new Finding(FindingCode.NOT_IN_BUILD, "dev, 147_later", "is applied there.", "Nothing.");
  private static final Finding EDITED =
      new Finding(FindingCode.CHANGED, "dev, 143_rls", "the text differs.", "Take it back.");

  private static String text(Finding... findings) {
    List<Row> rows =
        List.of(
            new Row("143_rls", "applied", "applied", RowState.IN_SYNC, null, null),
            new Row("147_later", "", "applied", RowState.IN_SYNC, LATER, null));
    return new DriftReport("dev", Mode.MANAGED, null, "journal", rows, List.of(findings))
        .toString();
  }

  @Test
  void notes_stand_at_the_end_and_are_no_drift() {
    assertThat(text(LATER)).endsWith("\nNo drift.\nNotes:\n" + LATER + "\n");
  }

  @Test
  void notes_stand_behind_the_problems() {
    assertThat(text(LATER, EDITED)).endsWith("\n\n" + EDITED + "\nNotes:\n" + LATER + "\n");
  }

  @Test
  void a_report_without_notes_has_no_line_for_them() {
    assertThat(text(EDITED)).doesNotContain("Notes:");
    assertThat(text()).endsWith("\nNo drift.\n");
  }

  @Test
  void what_is_applied_and_gone_from_the_build_says_so() {
    assertThat(text(LATER))
        .containsPattern("147_later +- +applied +not in build\n")
        .containsPattern("143_rls +applied +applied +in sync\n");
  }

  @Test
  void notes_that_say_the_same_of_several_migrations_are_one_with_their_number() {
    Finding other =
        new Finding(FindingCode.NOT_IN_BUILD, "dev, 148", "is applied there.", "Nothing.");
    Finding differs =
        new Finding(FindingCode.NOT_IN_BUILD, "dev, 149", "is there too.", "Nothing.");

    assertThat(text(LATER, other, differs))
        .endsWith(
            "Notes:\nD012 dev, 147_later and 1 more: is applied there.\n  Nothing.\n"
                + differs
                + "\n");
  }
}
