package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlLiteralTest {
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "",
          "it's",
          "a\\",
          "\\'; drop table t; -- ",
          "''\\''",
          "two\nlines\ttab",
          "\u00e9\u65e5\ud83d\ude00 \\u0041",
          "\"double\" `tick` $$ ${x} ? :x");

  @ParameterizedTest
  @EnumSource
  void a_text_comes_back_as_it_was_whatever_backslashes_mean_in_the_session(FlywayProduct product)
      throws SQLException {
    List<String> sessions =
        switch (product) {
          case POSTGRESQL ->
              List.of(
                  "SET standard_conforming_strings = on", "SET standard_conforming_strings = off");
          case MARIADB ->
              List.of(
                  "SET SESSION sql_mode = ''",
                  "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'",
                  "SET SESSION sql_mode = 'ANSI_QUOTES'");
          case H2 -> List.of("SET MODE REGULAR");
        };
    try (ScratchDatabase database = product.freshDatabase()) {
      for (String session : sessions) {
        for (String text : TEXTS) {
          assertThat(ask(database, session, SqlLiteral.text(text, product.dialect)))
              .as(session)
              .isEqualTo(text);
        }
      }
    }
  }

  private static String ask(ScratchDatabase database, String session, String literal)
      throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(session);
      try (ResultSet row = statement.executeQuery("SELECT " + literal)) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_name_is_quoted_once_with_its_own_quotes_doubled(FlywayProduct product) {
    String quote = product.quoted("").substring(1);

    assertThat(SqlLiteral.name("a" + quote + "b", product.dialect))
        .isEqualTo(product.quoted("a" + quote + quote + "b"));
  }
}
