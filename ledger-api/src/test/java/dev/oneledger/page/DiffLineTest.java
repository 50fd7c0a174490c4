package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.page.ChangedWords.Part;
import dev.oneledger.page.DiffLine.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffLineTest {
  private static final String UNIFIED =
      """
      --- applied: 1_a
      +++ now: db/1_a.sql
      @@ -3,4 +3,4 @@
       same

      --- a comment of SQL
      -gone
      +++ increment
       last
      @@ -20,1 +20,2 @@
       x
      +new
      """;

  @Test
  void names_numbers_and_kinds_are_read() {
    DiffLine.Whole diff = DiffLine.read(UNIFIED);

    assertThat(diff.before()).isEqualTo("applied: 1_a");
    assertThat(diff.after()).isEqualTo("now: db/1_a.sql");
    assertThat(diff.lines())
        .containsExactly(
            new DiffLine(Kind.HUNK, 0, 0, "@@ -3,4 +3,4 @@"),
            new DiffLine(Kind.SAME, 3, 3, "same"),
            new DiffLine(Kind.SAME, 4, 4, ""),
            new DiffLine(Kind.REMOVED, 5, 0, "-- a comment of SQL"),
            new DiffLine(Kind.REMOVED, 6, 0, "gone"),
            new DiffLine(Kind.ADDED, 0, 5, "++ increment"),
            new DiffLine(Kind.SAME, 7, 6, "last"),
            new DiffLine(Kind.HUNK, 0, 0, "@@ -20,1 +20,2 @@"),
            new DiffLine(Kind.SAME, 20, 20, "x"),
            new DiffLine(Kind.ADDED, 0, 21, "new"));
  }

  @Test
  void removed_lines_stand_beside_those_that_took_their_place() {
    List<DiffPair> pairs = DiffPair.of(DiffLine.read(UNIFIED).lines());

    assertThat(pairs.get(3).before().text()).isEqualTo("-- a comment of SQL");
    assertThat(pairs.get(3).after().text()).isEqualTo("++ increment");
    assertThat(pairs.get(4).before().text()).isEqualTo("gone");
    assertThat(pairs.get(4).after()).isNull();
    assertThat(pairs.get(8).before()).isNull();
    assertThat(pairs.get(8).after().text()).isEqualTo("new");
  }

  @Test
  void the_words_that_differ_are_marked_on_each_side() {
    assertThat(ChangedWords.before("a(b, true)", "a(b)"))
        .containsExactly(new Part("a(b", false), new Part(", true", true), new Part(")", false));
    assertThat(ChangedWords.after("a(b, true)", "a(b)"))
        .extracting(Part::changed)
        .containsOnly(false);
  }

  @Test
  void every_side_of_changed_words_is_the_whole_line() {
    String before = "ALTER TABLE a ADD b int;";
    String after = "ALTER TABLE c DROP b;  -- x";
    assertThat(
            String.join("", ChangedWords.before(before, after).stream().map(Part::text).toList()))
        .isEqualTo(before);
    assertThat(String.join("", ChangedWords.after(before, after).stream().map(Part::text).toList()))
        .isEqualTo(after);
  }

  @Test
  void long_lines_are_not_compared_word_by_word() {
    String line = "x ".repeat(300);
    assertThat(ChangedWords.before(line, line + "y")).containsExactly(new Part(line, false));
  }
}
