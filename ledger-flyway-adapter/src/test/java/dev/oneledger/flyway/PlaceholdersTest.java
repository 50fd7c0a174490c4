package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  private static final Placeholders KNOWN =
      new Placeholders(true, "${", "}", Map.of("a", "1", "flyway:defaultSchema", "app"));

  @Test
  void every_placeholder_is_replaced_by_its_value_once() {
    assertThat(KNOWN.fill("${a}${A} ${flyway:defaultschema}.t $a {a}")).contains("11 app.t $a {a}");
    assertThat(new Placeholders(true, "${", "}", Map.of("a", "${a}")).fill("${a}"))
        .contains("${a}");
    assertThat(new Placeholders(true, "@@", "@", Map.of("a", "1")).fill("@@a@ ${b}"))
        .contains("1 ${b}");
  }

  @Test
  void a_text_with_a_placeholder_of_no_known_value_or_without_end_cannot_be_filled_in() {
    assertThat(KNOWN.fill("${a} ${b}")).isEmpty();
    assertThat(KNOWN.fill("${a} ${a")).isEmpty();
    assertThat(Placeholders.UNKNOWN.fill("${a}")).isEmpty();
    assertThat(Placeholders.UNKNOWN.fill("no dollar")).contains("no dollar");
  }

  @Test
  void where_nothing_is_replaced_a_text_is_what_it_says() {
    assertThat(Placeholders.OFF.fill("${a}")).contains("${a}");
  }

  @Test
  void a_placeholder_without_marks_is_refused() {
    assertThatThrownBy(() -> new Placeholders(true, "", "}", Map.of()))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            "Flyway's placeholders need a prefix and a suffix: expected such as '${' and '}', found '' and '}'.");
  }
}
