package dev.oneledger.internal.sql;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts put together from what trips splitters up, and from any characters at all. */
final class NastyText {

  private static final List<String> PIECES =
      List.of(
          " ",
          "\n",
          "\r\n",
          "\r",
          "\t",
          ";",
          ";\n",
          ",",
          "(",
          ")",
          "a",
          "b$1",
          "1",
          "1.5e-3",
          "1..2",
          "'x'",
          "'it''s'",
          "'a\\'",
          "E'a\\'b'",
          "E'a'\n",
          "\n'b\\'",
          "U&'d\\0061'",
          "U&\"x\"",
          "N'n'",
          "\"q;\"",
          "`b;`",
          "$$ ; $$",
          "$a$ $b$ ; $a$",
          "$1",
          "$",
          "-- c;\n",
          "--",
          "# h\n",
          "// s\n",
          "/* c ; */",
          "/* /* n */ */",
          "/*! x ; */",
          "/*+ h */",
          "-- ledger: no-transaction\n",
          "-",
          "+-",
          "<=",
          "::",
          ":=",
          ":v",
          ":'v'",
          "->>",
          "?",
          "@",
          "#>",
          "*",
          "/",
          "\\",
          "\\gset\n",
          "\n\\echo it's\n",
          "\\.",
          "COPY t FROM stdin;\n1\tit's\n\\.\n",
          "COPY t FROM stdin",
          "CREATE FUNCTION f() BEGIN ATOMIC ",
          "CREATE RULE r AS DO ALSO (",
          "CASE",
          " END ",
          "BEGIN;",
          "BEGIN NOT ATOMIC ",
          " END IF",
          "DELIMITER //\n",
          "//",
          "\nDELIMITER ;\n",
          "SELECT ",
          "'",
          "\"",
          "\uFEFF",
          "\u00A0",
          "\u0131",
          "\uD83D\uDE00",
          "\0");

  private NastyText() {}

  static Arbitrary<String> any() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.of(PIECES)),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(6)));
    return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  /** True if the dialect can read the text at all. */
  static boolean readable(String text, SqlDialect dialect) {
    try {
      SqlSplitter.split(text, dialect);
      return true;
    } catch (LedgerException refused) {
      return false;
    }
  }
}
