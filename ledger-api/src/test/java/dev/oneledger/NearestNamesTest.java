package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  private static final List<String> ENVIRONMENTS =
      List.of("dev", "staging", "prod-eu", "prod-us", "qa");
  private static final List<String> MIGRATIONS =
      List.of("141_init", "142_accounts_rename", "144_customer_health_score", "146_health_rules");

  @Test
  void a_letter_left_out_doubled_replaced_or_swapped_is_near() {
    assertThat(near("stagin")).containsExactly("staging");
    assertThat(near("stagging")).containsExactly("staging");
    assertThat(near("stabing")).containsExactly("staging");
    assertThat(near("stagign")).containsExactly("staging");
    assertThat(near("dve")).containsExactly("dev");
  }

  @Test
  void capitals_do_not_count() {
    assertThat(near("DEV")).containsExactly("dev");
    assertThat(near("Satging")).containsExactly("staging");
  }

  @Test
  void a_part_of_a_name_is_near_and_so_is_a_mistyped_part() {
    assertThat(near("prod")).containsExactly("prod-eu", "prod-us");
    assertThat(near("prdo")).containsExactly("prod-eu", "prod-us");
    assertThat(NearestNames.to("14", MIGRATIONS))
        .containsExactly("141_init", "142_accounts_rename", "144_customer_health_score");
    assertThat(NearestNames.to("customer_helth_score", MIGRATIONS))
        .containsExactly("144_customer_health_score");
  }

  @Test
  void the_best_comes_first_and_ties_go_by_name() {
    List<String> known = List.of("stage-c", "staging", "stage-b", "stage-a");

    assertThat(NearestNames.to("staging2", known)).containsExactly("staging");
    assertThat(NearestNames.to("stage-d", known)).containsExactly("stage-a", "stage-b", "stage-c");
    assertThat(NearestNames.to("stagin-", List.of("stagix", "staging", "stagin-b")))
        .containsExactly("stagin-b", "staging", "stagix");
  }

  @Test
  void what_only_happens_to_share_letters_is_not_near() {
    assertThat(near("integration")).isEmpty();
    assertThat(near("live")).isEmpty();
    assertThat(near("d")).isEmpty();
    assertThat(near("")).isEmpty();
    assertThat(NearestNames.to("999", MIGRATIONS)).isEmpty();
    assertThat(near("staging".repeat(1000))).isEmpty();
  }

  @Test
  void where_none_is_near_all_are_named_up_to_ten() {
    List<String> ten = IntStream.range(0, 10).mapToObj(i -> "env-" + i).toList();
    List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "env-" + i).toList();

    assertThat(UnknownNameException.hint("zzzz", ten)).startsWith("expected env-0, env-1, ");
    assertThat(UnknownNameException.hint("zzzz", eleven))
        .isEqualTo("none of the 11 that are known is near it");
    assertThat(UnknownNameException.hint("zzzz", List.of())).isEqualTo("there is none");
  }

  @Test
  void what_steers_a_terminal_is_shown_and_a_text_that_is_no_name_is_cut() {
    UnknownNameException hostile =
        new UnknownNameException("migration", "a\u001b[31m\u202e\n", "", List.of("b\u001b[0m"));
    UnknownNameException endless =
        new UnknownNameException("migration", "x".repeat(5000), "", List.of());

    assertThat(hostile.getMessage()).doesNotContain("\u001b", "\u202e", "\n");
    assertThat(endless.getMessage()).hasSizeLessThan(300);
  }

  @Property
  void every_name_is_nearest_to_itself(
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String name) {
    assertThat(NearestNames.to(name, List.of(name, name + "-x")).get(0)).isEqualTo(name);
  }

  @Property
  void edits_are_a_distance_that_is_symmetric_and_never_more_than_the_longer_text(
      @ForAll @AlphaChars @StringLength(max = 12) String left,
      @ForAll @AlphaChars @StringLength(max = 12) String right) {
    int edits = NearestNames.edits(left, right);

    assertThat(edits).isEqualTo(NearestNames.edits(right, left));
    assertThat(edits)
        .isBetween(
            Math.abs(left.length() - right.length()), Math.max(left.length(), right.length()));
    assertThat(edits == 0).isEqualTo(left.equals(right));
  }

  private static List<String> near(String name) {
    return NearestNames.to(name, ENVIRONMENTS);
  }
}
