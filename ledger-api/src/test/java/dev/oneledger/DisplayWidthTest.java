package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {

  @Test
  void wide_characters_take_two_columns() {
    assertThat(DisplayWidth.of("abc")).isEqualTo(3);
    assertThat(DisplayWidth.of("名前")).isEqualTo(4);
    assertThat(DisplayWidth.of("한글")).isEqualTo(4);
    assertThat(DisplayWidth.of("ｶﾅ")).isEqualTo(2);
    assertThat(DisplayWidth.of("Ａ")).isEqualTo(2);
    assertThat(DisplayWidth.of("\ud83d\ude80")).isEqualTo(2);
    assertThat(DisplayWidth.of("\ud842\udfb7")).isEqualTo(2);
  }

  @Test
  void marks_take_none() {
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("\u1112\u1161\u11ab")).isEqualTo(2);
    assertThat(DisplayWidth.of("\u0e01\u0e34")).isEqualTo(1);
  }

  @Test
  void a_long_text_loses_its_middle() {
    assertThat(DisplayWidth.cut("144_customer_health_score", 13)).isEqualTo("144_c...score");
    assertThat(DisplayWidth.cut("144_customer", 12)).isEqualTo("144_customer");
  }

  @Test
  void no_wide_character_is_cut_in_half_and_no_mark_from_its_letter() {
    assertThat(DisplayWidth.cut("一二三四五六", 8)).isEqualTo("一...六");
    assertThat(DisplayWidth.cut("e\u0301e\u0301eeeeee\u0301", 7))
        .isEqualTo("e\u0301e\u0301...ee\u0301");
    assertThat(DisplayWidth.cut("\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80", 7))
        .isEqualTo("\ud83d\ude80...\ud83d\ude80");
  }
}
