package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextStyleTest {

  private static TextStyle terminal(String... variables) {
    return TextStyle.of(
        variables.length == 0 ? Map.of() : Map.of(variables[0], variables[1]), true);
  }

  @Test
  void a_terminal_has_colours_and_anything_else_has_none() {
    assertThat(terminal()).isEqualTo(new TextStyle(true, 0));
    assertThat(TextStyle.of(Map.of("COLUMNS", "40"), false)).isEqualTo(TextStyle.PLAIN);
  }

  @Test
  void no_color_is_honoured_unless_it_is_empty() {
    assertThat(terminal("NO_COLOR", "1").colour()).isFalse();
    assertThat(terminal("NO_COLOR", "0").colour()).isFalse();
    assertThat(terminal("NO_COLOR", "").colour()).isTrue();
  }

  @Test
  void a_dumb_terminal_has_no_colours() {
    assertThat(terminal("TERM", "dumb").colour()).isFalse();
    assertThat(terminal("TERM", "xterm-256color").colour()).isTrue();
  }

  @Test
  void the_width_is_what_the_shell_says_where_it_says_a_number() {
    assertThat(terminal("COLUMNS", "132").width()).isEqualTo(132);
    assertThat(terminal("COLUMNS", "5").width()).isEqualTo(20);
    assertThat(terminal("COLUMNS", "0").width()).isZero();
    assertThat(terminal("COLUMNS", "wide").width()).isZero();
    assertThat(terminal("COLUMNS", "99999999999").width()).isZero();
  }

  @Test
  void a_negative_width_is_refused() {
    assertThatThrownBy(() -> TextStyle.PLAIN.wide(-1))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("expected 0 for no limit");
  }

  @Test
  void what_cannot_be_seen_is_marked_and_words_of_any_language_are_not() {
    assertThat(TextTable.visible("a\u00a0b\u2003c\u3164d\u115fe\u2800f\u202eg\th"))
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh");
    assertThat(TextTable.visible("größe 表 😀\nx")).isEqualTo("größe 表 😀\nx");
  }
}
