package dev.oneledger.samples.threemodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {

  @Test
  void a_long_sentence_goes_on_in_an_indented_line() {
    String sentence = "word ".repeat(20).strip();

    String wrapped = Prose.wrapped("  " + sentence + "\n");

    assertThat(wrapped.lines()).hasSize(2).allMatch(line -> line.length() <= 80);
    assertThat(wrapped).startsWith("  word word").contains("\n    word").endsWith("word\n");
    assertThat(wrapped.strip().replaceAll("\\s+", " ")).isEqualTo(sentence);
  }

  @Test
  void a_line_of_exactly_the_width_is_left_alone_and_one_more_is_not() {
    String fits = "word ".repeat(15) + "words";

    assertThat(Prose.wrapped(fits)).isEqualTo(fits + "\n");
    assertThat(Prose.wrapped(fits + "!")).contains("\n    words!");
  }

  @Test
  void a_line_of_a_table_is_left_alone() {
    String row = "143_rls_policies" + " ".repeat(30) + "applied" + " ".repeat(30) + "drifted";

    assertThat(Prose.wrapped(row)).isEqualTo(row + "\n");
  }

  @Test
  void a_word_longer_than_a_line_is_not_cut() {
    String path = "/folder".repeat(20);

    assertThat(Prose.wrapped("  " + path)).isEqualTo("  " + path + "\n");
  }
}
