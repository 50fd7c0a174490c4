package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import org.junit.jupiter.api.Test;

class DirectivesTest {

  @Test
  void no_transaction_is_read_from_the_leading_comments() {
    assertThat(read("-- x\n\n/* y */\n--ledger:  no-transaction \nVACUUM;").noTransaction())
        .isTrue();
    assertThat(read("-- no-transaction\nVACUUM;").noTransaction()).isFalse();
    assertThat(read("SELECT '-- ledger: no-transaction';").noTransaction()).isFalse();
  }

  @Test
  void an_unknown_directive_is_refused_with_its_line_and_the_known_one() {
    assertThatThrownBy(() -> read("-- a\n-- ledger: no-transactions\nSELECT 1;"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Unknown directive on line 2: '-- ledger: no-transactions'")
        .hasMessageContaining("Known is: '-- ledger: no-transaction'");
  }

  @Test
  void a_directive_behind_a_statement_is_refused_but_prose_there_is_not() {
    assertThatThrownBy(() -> read("SELECT 1;\n-- ledger: no-transaction\nSELECT 2;"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("on line 2 stands behind a statement")
        .hasMessageContaining("Move it above the first one");
    assertThat(read("SELECT 1;\n-- ledger: the table of accounts\n").noTransaction()).isFalse();
  }

  private static Directives read(String text) {
    return Directives.of(SqlSplitter.split(text, SqlDialect.POSTGRESQL));
  }
}
