package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SplittingLawsTest {

  @Provide
  Arbitrary<String> nasty() {
    return NastyText.any();
  }

  @Property(tries = 3000)
  void tokens_one_after_the_other_are_the_text(
      @ForAll("nasty") String text, @ForAll SqlDialect dialect) {
    Assume.that(NastyText.readable(text, dialect));

    List<Token> tokens = Lexer.lex(text, dialect);

    assertThat(tokens.stream().map(token -> token.in(text)).collect(Collectors.joining()))
        .isEqualTo(text);
    assertThat(tokens).allMatch(token -> token.end() > token.start());
  }

  @Property(tries = 3000)
  void segments_one_after_the_other_are_the_text(
      @ForAll("nasty") String text, @ForAll SqlDialect dialect) {
    Assume.that(NastyText.readable(text, dialect));

    SqlScript script = SqlSplitter.split(text, dialect);

    assertThat(script.segments().stream().map(script::textOf).collect(Collectors.joining()))
        .isEqualTo(text);
    assertThat(
            script.segments().stream()
                .filter(segment -> segment.kind() == Segment.Kind.STATEMENT)
                .map(script::textOf))
        .containsExactlyElementsOf(script.statements().stream().map(SqlStatement::text).toList());
  }

  @Property(tries = 3000)
  void a_statement_stands_on_its_line(@ForAll("nasty") String text, @ForAll SqlDialect dialect) {
    String canonical = text.replace("\r\n", "\n").replace('\r', '\n');
    Assume.that(NastyText.readable(canonical, dialect));

    SqlScript script = SqlSplitter.split(canonical, dialect);

    List<Integer> expected =
        script.segments().stream()
            .filter(segment -> segment.kind() == Segment.Kind.STATEMENT)
            .map(segment -> lineOf(canonical, segment.start()))
            .toList();
    assertThat(script.statements()).extracting(SqlStatement::line).isEqualTo(expected);
  }

  /** MariaDB is left out: there a final {@code --} is a comment only because the text ends. */
  @Property(tries = 3000)
  void a_statement_splits_into_itself(@ForAll("nasty") String text, @ForAll boolean postgresql) {
    SqlDialect dialect = postgresql ? SqlDialect.POSTGRESQL : SqlDialect.H2;
    Assume.that(NastyText.readable(text, dialect));

    for (SqlStatement statement : SqlSplitter.split(text, dialect).statements()) {
      assertThat(SqlSplitter.split(statement.text(), dialect).statements())
          .extracting(SqlStatement::text)
          .containsExactly(statement.text());
    }
  }

  @Property(tries = 1000)
  void every_text_has_a_token_hash(@ForAll("nasty") String text) {
    Assume.that(text.chars().noneMatch(c -> Character.isSurrogate((char) c)));

    assertThat(SqlText.of(text).tokenHash()).isEqualTo(TokenHash.of(SqlText.of(text).text()));
  }

  private static int lineOf(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
