package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

  private static String written(Consumer<Html> writing) {
    StringWriter out = new StringWriter();
    writing.accept(new Html(out));
    return out.toString();
  }

  @Test
  void texts_and_attributes_come_out_escaped() {
    assertThat(written(html -> html.element("td", "<b>&'\"", "title", "\"><script>")))
        .isEqualTo("<td title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;&quot;</td>");
  }

  @Test
  void words_of_any_language_stay_as_they_are() {
    assertThat(written(html -> html.text("größe, שלום, 表, 😀\n\tx")))
        .isEqualTo("größe, שלום, 表, 😀\n\tx");
  }

  @ParameterizedTest
  @CsvSource({
    "202E, right-to-left override",
    "2066, isolate",
    "200B, zero width space",
    "00AD, soft hyphen",
    "FEFF, byte order mark",
    "0000, nothing",
    "001B, escape",
    "0085, next line",
    "2028, line separator",
    "3164, blank letter",
    "115F, blank letter",
    "2800, braille without dots",
    "00A0, no-break space",
    "2003, em space",
    "200A, hair space",
    "3000, ideographic space",
    "E000, private use",
    "E0041, tag"
  })
  void what_cannot_be_seen_is_shown_by_its_code_point(String point, String what) {
    String text = "a" + Character.toString(Integer.parseInt(point, 16)) + "b";

    assertThat(written(html -> html.text(text)))
        .as(what)
        .isEqualTo("a<span class=\"unseen\">U+%s</span>b".formatted(point));
    assertThat(written(html -> html.lone("input", "title", text)))
        .isEqualTo("<input title=\"aU+%sb\">".formatted(point));
  }

  @Test
  void half_a_character_is_shown_by_its_code_point() {
    assertThat(written(html -> html.text("a\ud800")))
        .isEqualTo("a<span class=\"unseen\">U+D800</span>");
  }

  @Test
  void code_may_break_behind_underscores_and_is_otherwise_unchanged() {
    assertThat(written(html -> html.code("144_a_<i>_")))
        .isEqualTo("<code><bdi>144_<wbr>a_<wbr>&lt;i&gt;_</bdi></code>");
  }

  @Test
  void a_tag_or_attribute_that_is_data_is_refused() {
    assertThatThrownBy(() -> written(html -> html.open("a href")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> written(html -> html.open("a", "on\"click", "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
