package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenHashTest {

  /** Each kind of entry once. The vectors were computed from the package-info, not by this code. */
  private static final String GOLDEN_TEXT =
      "-- head\nSELECT 'a'\n'b', \"C\" /* x */;\n/*+ hint */ SELECT $$ body $$;\n";

  @Test
  void the_format_is_pinned_for_ever() {
    assertThat(TokenHash.of(""))
        .hasToString("sha256:d89d22e8f37cf4d422d877f970e2c58529e4fa8786dc52d6024661aab7d7e541");
    assertThat(TokenHash.of("SELECT 1;\n"))
        .hasToString("sha256:f2eb70756ad08f251a7145443efc3b751925fa384ae12cc256782b9cab828610");
    assertThat(TokenHash.of(GOLDEN_TEXT))
        .hasToString("sha256:29fee6cb4106cd320cb745fc97625dbcfe9fa1df9c0f083b925b864b9dafb4c0");
    assertThat(TokenHash.of("SELECT 'open"))
        .hasToString("sha256:4d5e1116dd6abd0cba19641c48ba7b8819cef03467e3fcc3e1667f53d4361237");
  }

  @ParameterizedTest
  @MethodSource
  void comments_and_blanks_do_not_count(String one, String other) {
    assertThat(TokenHash.of(one)).isEqualTo(TokenHash.of(other));
  }

  static List<Arguments> comments_and_blanks_do_not_count() {
    return List.of(
        Arguments.of("SELECT 1 -- a\n;", "SELECT 1 -- b\n;"),
        Arguments.of("SELECT 1;", "-- new\nSELECT\t/* x */\n 1 ;\n\n"),
        Arguments.of("SELECT a=-1", "SELECT a = -1"),
        Arguments.of("CREATE TABLE t(a int)", "CREATE TABLE t (\n  a int\n)"),
        Arguments.of("SELECT a::text,b->>'x'", "SELECT a :: text , b ->> 'x'"),
        Arguments.of(
            "CREATE FUNCTION f() AS $$ SELECT 1 $$;",
            "-- c\nCREATE  FUNCTION f() AS $$ SELECT 1 $$;"),
        Arguments.of("COPY t FROM stdin; -- a\n1\n\\.\n", "COPY  t FROM stdin;\n1\n\\.\n"),
        Arguments.of("SELECT 'a'\n'b'", "SELECT 'a' -- c\n\n  'b'"),
        Arguments.of("SELECT 'a', -- c\n 'b'", "SELECT 'a', 'b'"));
  }

  @ParameterizedTest
  @MethodSource
  void what_a_server_or_client_may_see_counts(String one, String other) {
    assertThat(TokenHash.of(one)).isNotEqualTo(TokenHash.of(other));
  }

  static List<Arguments> what_a_server_or_client_may_see_counts() {
    return List.of(
        Arguments.of("SELECT 'a b'", "SELECT 'a  b'"),
        Arguments.of("SELECT '-- a'", "SELECT '-- b'"),
        Arguments.of("DO $$ -- a\n $$", "DO $$ -- b\n $$"),
        Arguments.of("DO $a$ x $a$", "DO $b$ x $b$"),
        Arguments.of("SELECT \"a\"", "SELECT \"A\""),
        Arguments.of("SELECT \"a b\"", "SELECT \"a  b\""),
        Arguments.of("select 1", "SELECT 1"),
        Arguments.of("SELECT ab", "SELECT a b"),
        Arguments.of("SELECT 1a", "SELECT 1 a"),
        Arguments.of("SELECT 1.5", "SELECT 1 .5"),
        Arguments.of("SELECT a <= b", "SELECT a < = b"),
        Arguments.of("SELECT a - -1", "SELECT a --1"),
        Arguments.of("SELECT 'a'\n'b'", "SELECT 'a' 'b'"),
        Arguments.of("SELECT 'a'\n'b'", "SELECT 'a' /* c */\n'b'"),
        Arguments.of("SELECT 'a''b'", "SELECT 'a' 'b'"),
        Arguments.of("SELECT E'a'", "SELECT E 'a'"),
        Arguments.of("SELECT :a", "SELECT : a"),
        Arguments.of("/*+ A */ SELECT 1", "/*+ B */ SELECT 1"),
        Arguments.of("/*+ A */ SELECT 1", "/* A */ SELECT 1"),
        Arguments.of("/*!50003 SET a = 1 */;", "/*!50003 SET a = 2 */;"),
        Arguments.of("/*M!50003 SET a = 1 */;", "/*M! SET a = 1 */;"),
        Arguments.of("-- ledger: no-transaction\nSELECT 1", "-- no-transaction\nSELECT 1"),
        Arguments.of("\\set a 'x'\nSELECT 1", "\\set a  'x'\nSELECT 1"),
        Arguments.of("COPY t FROM stdin;\na b\n\\.\n", "COPY t FROM stdin;\na  b\n\\.\n"),
        Arguments.of("SELECT 1;", "SELECT 1"),
        Arguments.of("SELECT 1; SELECT 2;", "SELECT 1 SELECT 2;"));
  }

  @ParameterizedTest
  @MethodSource
  void a_comment_to_one_product_that_is_code_to_another_counts(String one, String other) {
    assertThat(TokenHash.of(one)).isNotEqualTo(TokenHash.of(other));
  }

  static List<Arguments> a_comment_to_one_product_that_is_code_to_another_counts() {
    return List.of(
        Arguments.of("SELECT a # b\n FROM t", "SELECT a # c\n FROM t"),
        Arguments.of("SELECT a --b\n FROM t", "SELECT a --c\n FROM t"),
        Arguments.of("SELECT 'a\\' -- b'", "SELECT 'a\\' -- c'"),
        Arguments.of(
            "// /*\nCREATE TABLE a(b int) // */\n;", "// /*\nCREATE TABLE b(b int) // */\n;"),
        Arguments.of("/* /* */ SELECT 1 -- */", "/* /* */ SELECT 2 -- */"));
  }

  @Test
  void a_text_that_no_dialect_reads_is_hashed_as_a_whole() {
    assertThat(TokenHash.of("SELECT 'open -- a")).isNotEqualTo(TokenHash.of("SELECT 'open  -- a"));
    assertThat(TokenHash.of("SELECT 'open")).isEqualTo(TokenHash.of("SELECT 'open"));
  }
}
