package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {

  private static final String ABC =
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void sha256_is_the_published_vector_in_its_text_form() {
    assertThat(Hash.sha256("abc")).hasToString(ABC).isEqualTo(Hash.parse(ABC));
    assertThat(Hash.sha256("abc").shortForm()).isEqualTo("sha256:ba7816bf8f01");
  }

  @Test
  void parts_are_hashed_one_after_the_other() {
    byte[] ab = "ab".getBytes(StandardCharsets.UTF_8);
    byte[] c = "c".getBytes(StandardCharsets.UTF_8);

    assertThat(Hash.sha256(ab, c)).hasToString(ABC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha256:ba78",
        "md5:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha256:BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        " sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      })
  void a_malformed_hash_is_refused_with_what_was_expected(String text) {
    assertThatThrownBy(() -> Hash.parse(text))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("expected: sha256: and 64 lower case hexadecimal digits")
        .hasMessageContaining("actual:   " + text);
  }
}
