package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SqlTextTest {

  @Test
  void a_byte_order_mark_and_windows_line_ends_do_not_count() {
    SqlText plain = decode("SELECT 1;\n\nSELECT 2;\n");

    assertThat(decode("\uFEFFSELECT 1;\r\n\r\nSELECT 2;\r")).isEqualTo(plain);
    assertThat(SqlText.of("\uFEFFSELECT 1;\r\n\rSELECT 2;\r\n"))
        .isEqualTo(plain)
        .hasSameHashCodeAs(plain);
    assertThat(plain.text()).isEqualTo("SELECT 1;\n\nSELECT 2;\n");
  }

  @Test
  void only_one_byte_order_mark_is_dropped() {
    assertThat(decode("\uFEFF\uFEFFx").text()).isEqualTo("\uFEFFx");
  }

  @Test
  void the_text_hash_is_that_of_the_bytes_sha256sum_would_see() {
    SqlText text = decode("\uFEFFSELECT 'h\u00e9 \uD83D\uDE00';\r\n");

    assertThat(text.textHash()).isEqualTo(Hash.sha256(text.bytes()));
    assertThat(text.bytes())
        .isEqualTo("SELECT 'h\u00e9 \uD83D\uDE00';\n".getBytes(StandardCharsets.UTF_8));
    assertThat(text.textHash())
        .hasToString("sha256:986b885219c7baa90323e330305d0e690b9db1deb42d3cc175f41754334dc2c2");
  }

  @Test
  void malformed_utf8_is_refused_with_origin_and_offset() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("h\u00e9llo ".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE9);
    bytes.writeBytes("t\u00e9".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> SqlText.decode(bytes.toByteArray(), "db/144_x.sql"))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "db/144_x.sql is not valid UTF-8: the byte 0xE9 at offset 7 begins no valid character.\n"
                + "Save the file as UTF-8.");
  }

  @Test
  void bytes_cut_inside_a_character_are_refused() {
    assertThatThrownBy(() -> SqlText.decode(new byte[] {'a', (byte) 0xC3}, "cut.sql"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cut.sql")
        .hasMessageContaining("offset 1");
  }

  @Test
  void an_unpaired_surrogate_is_refused() {
    assertThatThrownBy(() -> SqlText.of("ab\uD83D'"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("unpaired surrogate at character 2");
    assertThat(SqlText.of("\uD83D\uDE00").bytes()).hasSize(4);
  }

  @Test
  void the_token_hash_is_computed_once() {
    SqlText text = SqlText.of("SELECT 1");

    assertThat(text.tokenHash()).isSameAs(text.tokenHash());
  }

  private static SqlText decode(String text) {
    return SqlText.decode(text.getBytes(StandardCharsets.UTF_8), "test.sql");
  }

  @Test
  void a_deferred_text_equals_the_one_it_announces_and_is_read_once() {
    SqlText text = SqlText.of("select 1;");
    int[] reads = new int[1];
    SqlText deferred =
        SqlText.deferred(
            text.textHash(),
            text.tokenHash(),
            "db/1_a.sql",
            () -> {
              reads[0]++;
              return "select 1;".getBytes(StandardCharsets.UTF_8);
            });

    assertThat(deferred).isEqualTo(text).hasSameHashCodeAs(text);
    assertThat(deferred.tokenHash()).isEqualTo(text.tokenHash());
    assertThat(reads[0]).isZero();
    assertThat(deferred.text()).isEqualTo("select 1;");
    assertThat(deferred.bytes()).isEqualTo(text.bytes());
    assertThat(reads[0]).isEqualTo(1);
  }

  @Test
  void a_deferred_text_that_is_another_is_refused_each_time_with_both_hashes() {
    SqlText text = SqlText.of("select 1;");
    SqlText deferred =
        SqlText.deferred(
            text.textHash(), text.tokenHash(), "db/1_a.sql", () -> new byte[] {'s', 'q', 'l'});

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(deferred::text)
          .isInstanceOf(LedgerException.class)
          .hasMessageStartingWith("The text of 'db/1_a.sql' is not the one that was announced")
          .hasMessageContaining("expected: " + text.textHash())
          .hasMessageContaining("actual:   " + Hash.sha256("sql"));
    }
  }

  @Test
  void a_replacement_character_that_stands_there_itself_is_no_wrong_byte() {
    byte[] bytes = "-- \uFFFD\nselect 1;".getBytes(StandardCharsets.UTF_8);

    assertThat(SqlText.decode(bytes, "1_a.sql").text()).isEqualTo("-- \uFFFD\nselect 1;");
    assertThat(SqlText.decode(bytes, "1_a.sql").textHash()).isEqualTo(Hash.sha256(bytes));
  }
}
