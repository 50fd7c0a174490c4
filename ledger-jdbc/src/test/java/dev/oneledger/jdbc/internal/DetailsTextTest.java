package dev.oneledger.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsTextTest {

  @Test
  void the_text_is_lines_of_name_and_value_in_order() {
    SortedMap<String, String> details =
        new TreeMap<>(Map.of("schema", "a=b", "mode", "managed", "x=y", "one\ntwo\\"));
    assertThat(DetailsText.encode(details))
        .isEqualTo("mode=managed\nschema=a=b\nx\\=y=one\\ntwo\\\\");
    assertThat(DetailsText.encode(new TreeMap<>())).isEmpty();
  }

  @Test
  void whatever_is_written_is_read_back_and_no_two_share_a_text() {
    Random random = new Random(7);
    Map<String, SortedMap<String, String>> seen = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      SortedMap<String, String> details = new TreeMap<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        details.put(some(random), some(random));
      }
      String text = DetailsText.encode(details);
      assertThat(text).doesNotContain("\0", "\r");
      assertThat(DetailsText.decode(text)).isEqualTo(details);
      assertThat(seen.computeIfAbsent(text, absent -> details)).isEqualTo(details);
    }
  }

  private static String some(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(5); n > 0; n--) {
      text.append("\\=\n\r\0anr0\u00e4".charAt(random.nextInt(10)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no equals sign", "a=b\n\nc=d", "a=\\q"})
  void what_is_no_such_text_is_refused(String text) {
    assertThatThrownBy(() -> DetailsText.decode(text))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The details of a journal entry cannot be read");
  }
}
