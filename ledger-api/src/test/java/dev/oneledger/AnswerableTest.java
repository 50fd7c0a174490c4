package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** People who answer for something, and their reasons. */
class AnswerableTest {
  private static final Instant AT = Instant.parse("2026-04-18T09:00:00Z");

  record Statement(String what, BiConsumer<String, String> make) {
    void refuses(String who, String why, String... words) {
      assertThatThrownBy(() -> make.accept(who, why))
          .isInstanceOf(LedgerException.class)
          .hasMessageContainingAll(words);
    }

    void takes(String who, String why) {
      assertThatCode(() -> make.accept(who, why)).doesNotThrowAnyException();
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Statement> statements() {
    return Stream.of(
        new Statement("An approval", (who, why) -> new Approval(who, why, AT)),
        new Statement("An override", (who, why) -> new GateOverride("calm", who, why)),
        new Statement("A waiver", Waiver::by),
        new Statement("An adoption", (who, why) -> Adoption.of("V1__a", who, why)));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void a_name_with_characters_that_cannot_be_seen_is_refused_and_they_are_named(Statement one) {
    one.refuses("ada\ngrace", "x", one.what(), "U+000A", "Say who");
    for (String unseen :
        new String[] {
          "\u0000", "\t", "\r", "\u001b", "\u007f", "\u0085", "\u00ad", "\u034f", "\u061c",
          "\u115f", "\u180e", "\u200b", "\u200f", "\u2028", "\u202e", "\u2060", "\u2066", "\u2800",
          "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\ud800", "\ud83d", "\udb40\udc41"
        }) {
      one.refuses("a" + unseen + "da", "x", "U+%04X".formatted(unseen.codePointAt(0)));
      one.refuses(unseen, "x", one.what());
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void a_name_or_a_reason_of_which_nothing_can_be_seen_is_refused(Statement one) {
    for (String blank : new String[] {"", " ", "\u00a0", "\u3000", "\u2003 "}) {
      one.refuses(blank, "x", one.what(), "needs somebody who answers for it");
      one.refuses("ada", blank, one.what(), "needs somebody who answers for it");
    }
    for (String blank : new String[] {"\u200b", "\n\t", "\u00a0\u2060", "\u202e\ufeff", "\u3164"}) {
      one.refuses("ada", blank, one.what(), "needs somebody who answers for it");
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void names_of_all_kinds_and_reasons_of_several_lines_are_taken(Statement one) {
    one.takes("ada@example.com", "read it");
    one.takes("Zo\u00eb O\u2019Brien-M\u00fcller, Jr. (ops)", "first line\n\tsecond line");
    one.takes("\u738b\u5c0f\u660e", "\u8bfb\u8fc7");
    one.takes(
        "\u05d3\u05d5\u05d3 \ud83d\ude80",
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
  }

  @ParameterizedTest
  @MethodSource("statements")
  void blanks_around_a_name_are_dropped(Statement one) {
    one.takes("  ada\u00a0", "x");
    assertThat(new Approval("  ada\u00a0", "x", AT).who()).isEqualTo("ada");
    assertThat(new GateOverride("calm", "\u3000ada ", "x").who()).isEqualTo("ada");
    assertThat(Waiver.by(" ada", "x").who()).isEqualTo("ada");
    assertThat(Adoption.of("V1__a", "ada ", "x").who()).isEqualTo("ada");
  }

  @ParameterizedTest
  @CsvSource({
    "Ada Lovelace, ada  LOVELACE",
    "Ada\u1680Lovelace, ada\u00a0lovelace\u3000",
    "stra\u00dfe, STRASSE",
    "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2, \u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3",
    "Zoe\u0308, zo\u00eb",
    "ada, a\u00add\u200ba\u3164"
  })
  void names_that_differ_in_capitals_or_blanks_are_one_person(String one, String other) {
    Approval approval = new Approval(one, "x", AT);

    assertThat(approval.isBy(other)).isTrue();
    assertThat(approval.isBy(other + "x")).isFalse();
  }
}
