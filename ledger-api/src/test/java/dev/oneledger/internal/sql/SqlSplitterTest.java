package dev.oneledger.internal.sql;

import static dev.oneledger.SqlDialect.H2;
import static dev.oneledger.SqlDialect.MARIADB;
import static dev.oneledger.SqlDialect.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlSplitterTest {

  @Test
  void a_statement_has_the_line_of_its_first_token_and_no_comment_around_it() {
    SqlScript script =
        SqlSplitter.split(
            "-- head\n\n/* more\n */ CREATE TABLE a (\n  b int -- c\n) -- tail\n;\nSELECT 1",
            POSTGRESQL);

    assertThat(script.statements())
        .extracting(SqlStatement::number, SqlStatement::line, SqlStatement::text)
        .containsExactly(tuple(1, 4, "CREATE TABLE a (\n  b int -- c\n)"), tuple(2, 8, "SELECT 1"));
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'\r\n'", "'\r'"})
  void lines_are_counted_whatever_ends_them(String lineEnd) {
    String text = String.join(lineEnd, "-- it's", "SELECT '", "';", "", "SELECT 2;");

    assertThat(SqlSplitter.split(text, POSTGRESQL).statements())
        .extracting(SqlStatement::line)
        .containsExactly(2, 5);
  }

  @Test
  void segments_name_what_they_hold() {
    SqlScript script = SqlSplitter.split("\\set x\n;SELECT 1 ; -- end", POSTGRESQL);

    assertThat(script.segments())
        .extracting(Segment::kind)
        .containsExactly(
            Segment.Kind.PSQL_COMMAND,
            Segment.Kind.GAP,
            Segment.Kind.STATEMENT,
            Segment.Kind.GAP,
            Segment.Kind.TERMINATOR,
            Segment.Kind.GAP);
  }

  @Test
  void backslash_lines_are_told_apart_with_their_lines() {
    SqlScript script =
        SqlSplitter.split(
            "SELECT 1\n\\gset\n\\i it's.sql\nSELECT 2\n  \\echo a;b\n + 3;", POSTGRESQL);

    assertThat(script.psqlCommands())
        .extracting(SqlStatement::line, SqlStatement::text)
        .containsExactly(tuple(2, "\\gset"), tuple(3, "\\i it's.sql"), tuple(5, "\\echo a;b"));
    assertThat(script.psqlCommands())
        .allMatch(command -> command.classification().verb() == StatementVerb.PSQL_COMMAND);
    assertThat(texts(script)).containsExactly("SELECT 1", "SELECT 2\n  \\echo a;b\n + 3");
  }

  @Test
  void copy_carries_its_rows_and_the_script_goes_on_behind_them() {
    SqlScript script =
        SqlSplitter.split(
            "COPY t (a) FROM stdin WITH (FORMAT csv); -- rows\nit's;\n$$\n\\.\nSELECT 2;",
            POSTGRESQL);

    assertThat(texts(script))
        .containsExactly("COPY t (a) FROM stdin WITH (FORMAT csv)", "SELECT 2");
    assertThat(script.statements().get(0).classification().copyData()).isEqualTo("it's;\n$$\n");
    assertThat(script.statements().get(1).classification().copyData()).isNull();
    assertThat(script.statements().get(1).line()).isEqualTo(5);
  }

  @Test
  void copy_without_rows_has_empty_data() {
    for (String text :
        List.of("COPY t FROM stdin;\n\\.\n", "COPY t FROM stdin", "COPY t FROM STDIN;\n")) {
      assertThat(SqlSplitter.split(text, POSTGRESQL).statements())
          .singleElement()
          .satisfies(copy -> assertThat(copy.classification().copyData()).isEmpty());
    }
  }

  @Test
  void copy_that_reads_no_rows_from_the_script_is_followed_by_statements() {
    assertThat(
            texts(
                SqlSplitter.split(
                    "COPY t FROM '/f';\nSELECT 1; COPY (SELECT a FROM stdin) TO '/g';\nSELECT 2;",
                    POSTGRESQL)))
        .hasSize(4);
  }

  @Test
  void text_behind_copy_on_its_line_is_refused() {
    assertThatThrownBy(() -> SqlSplitter.split("COPY t FROM stdin; SELECT 1;\n\\.\n", POSTGRESQL))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 1, column 20")
        .hasMessageContaining("End the line after the statement's semicolon");
  }

  @Test
  void rows_that_a_copy_cannot_take_are_refused_with_their_line() {
    assertThatThrownBy(
            () -> SqlSplitter.split("SELECT 1;\nCOPY BINARY t FROM stdin;\n1\n\\.\n", POSTGRESQL))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Data lines from line 3 on")
        .hasMessageContaining("actual:   COPY BINARY t FROM stdin on line 2");
    assertThat(
            SqlSplitter.split("COPY BINARY t FROM '/f';", POSTGRESQL)
                .statements()
                .get(0)
                .classification()
                .objectName())
        .isEqualTo("t");
  }

  @Test
  void rows_of_a_client_side_copy_do_not_replace_those_of_a_statement_before() {
    SqlScript script =
        SqlSplitter.split("COPY t FROM stdin;\n1\n\\.\n\\copy t from stdin\n2\n\\.\n", POSTGRESQL);

    assertThat(script.statements().get(0).classification().copyData()).isEqualTo("1\n");
  }

  @Test
  void rows_of_a_client_side_copy_are_no_statements() {
    SqlScript script = SqlSplitter.split("\\copy t from stdin\nit's\n\\.\nSELECT 1;", POSTGRESQL);

    assertThat(texts(script)).containsExactly("SELECT 1");
    assertThat(script.psqlCommands()).hasSize(1);
  }

  @Test
  void a_continued_escape_string_still_reads_backslashes() {
    assertThat(texts(SqlSplitter.split("SELECT E'a' -- c\n 'it\\'s;'; SELECT 2;", POSTGRESQL)))
        .hasSize(2);
    assertThat(texts(SqlSplitter.split("SELECT E'a' 'b\\'; SELECT 2;", POSTGRESQL))).hasSize(2);
  }

  @Test
  void a_routine_body_hides_semicolons_but_a_transaction_does_not() {
    String routine =
        "CREATE OR REPLACE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC\n"
            + " SELECT CASE a WHEN 1 THEN CASE WHEN b THEN 1 END END AS end FROM t;\n DELETE FROM t;\nEND";

    assertThat(texts(SqlSplitter.split(routine + "; BEGIN; SELECT 1; END;", POSTGRESQL)))
        .containsExactly(routine, "BEGIN", "SELECT 1", "END");
  }

  @Test
  void a_delimiter_line_moves_the_end_of_statements() {
    String body = "CREATE PROCEDURE p()\nBEGIN\n  SELECT ';', 'it\\'s //';\n  -- //\nEND";
    SqlScript script =
        SqlSplitter.split(
            "delimiter //\n" + body + "//\nDELIMITER ;\nSELECT 1; SELECT 2;", MARIADB);

    assertThat(texts(script)).containsExactly(body, "SELECT 1", "SELECT 2");
    assertThat(script.statements()).extracting(SqlStatement::line).containsExactly(2, 8, 8);
  }

  @ParameterizedTest
  @CsvSource({"$$", ";;", "|", "'\"END_OF\"'"})
  void any_delimiter_ends_a_word_before_it(String delimiter) {
    String mark = delimiter.replace("\"", "");
    SqlScript script =
        SqlSplitter.split(
            "DELIMITER " + delimiter + "\nBEGIN a; END" + mark + "\nSELECT 1; " + mark, MARIADB);

    assertThat(texts(script)).containsExactly("BEGIN a; END", "SELECT 1;");
  }

  @ParameterizedTest
  @CsvSource({"'DELIMITER\nSELECT 1', names no delimiter", "DELIMITER \\\\, a backslash"})
  void a_delimiter_line_without_a_usable_mark_is_refused(String text, String message) {
    assertThatThrownBy(() -> SqlSplitter.split(text, MARIADB))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 1, column 1")
        .hasMessageContaining(message);
  }

  @Test
  void a_compound_block_of_mariadb_is_one_statement() {
    String block =
        "BEGIN NOT ATOMIC\n"
            + " DECLARE n INT; IF n > 0 THEN SELECT CASE n WHEN 1 THEN 2 END; END IF;\n"
            + " CASE n WHEN 1 THEN SELECT 1; ELSE BEGIN END; END CASE;\n"
            + " w: WHILE n > 0 DO SET n = n - 1; END WHILE w;\n"
            + " FOR i IN 1..2 DO SELECT i; END FOR; LOOP LEAVE; END LOOP; REPEAT SET n = 1; UNTIL 1 END"
            + " REPEAT;\nEND";

    assertThat(texts(SqlSplitter.split(block + ";\nSELECT 2;", MARIADB)))
        .containsExactly(block, "SELECT 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 'it\\'s;'; SELECT 2 | 2",
        "SELECT \"a\\\";b\"; SELECT 2 | 2",
        "SELECT `a;``b`; SELECT 2 | 2",
        "SELECT 1 # it's; here | 1",
        "SELECT 1 --1; SELECT 2 | 2",
        "SELECT 1 -- 1; SELECT 2 | 1",
        "SELECT 1 /* a /* b */; SELECT 2 | 2",
        "/*!50003 SET a = ';*/' */; SELECT 2 | 2",
        "/*M!100100 SET a = 1 /* ; */ */; SELECT 2 | 2",
        "/*+ hint ; */ ; SELECT 2 | 1",
        "SELECT $$; SELECT $$ | 2",
        "SELECT (1; SELECT 2 | 2",
      })
  void mariadb_quotes_and_comments_are_its_own(String text, int statements) {
    assertThat(texts(SqlSplitter.split(text, MARIADB))).hasSize(statements);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE ALIAS a AS $$ int f() { return 1; } $$; SELECT 2 | 2",
        "SELECT 1 // it's; | 1",
        "SELECT 'a\\'; SELECT `a;b`; SELECT \"a;b\" | 3",
        "SELECT 1 /* a /* ; */ ; */; SELECT 2 | 2",
        "SELECT $a$; SELECT $a$ | 2",
      })
  void h2_quotes_and_comments_are_its_own(String text, int statements) {
    assertThat(texts(SqlSplitter.split(text, H2))).hasSize(statements);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "POSTGRESQL | SELECT 'abc | string literal | closing '",
        "POSTGRESQL | SELECT E'abc\\' | string literal | closing '",
        "POSTGRESQL | SELECT \"abc | quoted identifier | closing \"",
        "POSTGRESQL | SELECT $fn$ $$ | dollar-quoted text | closing $fn$",
        "POSTGRESQL | SELECT /* /* */ | block comment | closing */",
        "MARIADB | SELECT `abc | quoted identifier | closing `",
        "MARIADB | SELECT /*! 'abc */ | block comment | closing */",
        "H2 | SELECT $$ | dollar-quoted text | closing $$",
      })
  void what_is_never_closed_is_refused_with_its_place(
      SqlDialect dialect, String text, String what, String closing) {
    assertThatThrownBy(() -> SqlSplitter.split("SELECT 0;\n" + text, dialect))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("Unterminated " + what + ": it begins at line 2, column 8")
        .hasMessageContaining("the text ends before the " + closing)
        .hasMessageContaining("Add the missing " + closing);
  }

  @Test
  void a_hint_before_a_statement_stays_with_it() {
    assertThat(texts(SqlSplitter.split("-- c\n/*+ SeqScan(t) */ SELECT 1;", POSTGRESQL)))
        .containsExactly("/*+ SeqScan(t) */ SELECT 1");
  }

  private static List<String> texts(SqlScript script) {
    return script.statements().stream().map(SqlStatement::text).toList();
  }
}
