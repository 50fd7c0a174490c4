package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.StringWriter;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameCharactersTest {
  private static final int WITH_UNICODE_13 = 17;
  private static final Set<Integer> WORD_TYPES =
      Set.of(
          (int) Character.UPPERCASE_LETTER,
          (int) Character.LOWERCASE_LETTER,
          (int) Character.TITLECASE_LETTER,
          (int) Character.MODIFIER_LETTER,
          (int) Character.OTHER_LETTER,
          (int) Character.NON_SPACING_MARK,
          (int) Character.ENCLOSING_MARK,
          (int) Character.COMBINING_SPACING_MARK,
          (int) Character.DECIMAL_DIGIT_NUMBER,
          (int) Character.LETTER_NUMBER,
          (int) Character.OTHER_NUMBER);

  private static boolean isWordOfThisJdk(int c) {
    return WORD_TYPES.contains(Character.getType(c));
  }

  @Test
  void they_are_those_of_unicode_13() {
    assumeTrue(Runtime.version().feature() == WITH_UNICODE_13, "JDK 17 has Unicode 13");
    assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE))
        .allMatch(c -> NameCharacters.isWord((char) (int) c) == isWordOfThisJdk(c));
  }

  @Test
  void each_is_one_for_every_later_jdk_too() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE))
        .filteredOn(c -> NameCharacters.isWord((char) (int) c))
        .hasSize(50_945)
        .allMatch(NameCharactersTest::isWordOfThisJdk);
  }

  @Test
  void those_that_show_nothing_are_among_them() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE))
        .filteredOn(c -> NameCharacters.isInvisible((char) (int) c))
        .hasSize(28)
        .allMatch(c -> NameCharacters.isWord((char) (int) c) || c == 0x180e || c == 0x180f);
  }

  /** So no text of a manifest needs an escape, whatever the writer of YAML does with others. */
  @Test
  void in_a_manifest_they_stand_as_they_are() throws Exception {
    StringBuilder all = new StringBuilder("a ._+/-");
    IntStream.rangeClosed(0x80, Character.MAX_VALUE)
        .filter(c -> NameCharacters.isWord((char) c))
        .forEach(c -> all.append((char) c));
    StringWriter text = new StringWriter();
    try (YAMLGenerator yaml = StableYaml.generator(text)) {
      yaml.writeString(all.toString());
    }
    assertThat(text.toString().strip()).isEqualTo("\"" + all + "\"");
  }
}
