package dev.oneledger.liquibase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The versions of MD5SUM that are computed here; the package has the formulas. */
enum SumVersion {
  /** Liquibase 3.5 to 4.21. */
  V8(8, "does not see what kind of blanks and how many, nor thereby where a line comment ends") {
    @Override
    String summed(SqlChange change) {
      SqlChange.Manner manner = change.manner();
      return "%s:%s:%s:"
              .formatted(manner.endDelimiter(), manner.splitStatements(), manner.stripComments())
          + strippedOfBlanks(BLANKS.matcher(change.sql()).replaceAll(" "));
    }

    @Override
    String nameOf(SqlChange.Manner manner) {
      return "MD5 v8 (Liquibase, %s)".formatted(manner);
    }
  },

  /** Liquibase from 4.22 on. */
  V9(
      9,
      "does not see blanks and line ends: 'a b' is the same as 'ab', and a line comment may end anywhere") {
    @Override
    String summed(SqlChange change) {
      return BLANKS.matcher(change.sql()).replaceAll("");
    }

    @Override
    String nameOf(SqlChange.Manner manner) {
      return "MD5 v9 (Liquibase)";
    }
  };

  private static final Pattern BLANKS = Pattern.compile("[ \t\r\n]+");

  private final int number;
  private final String limits;

  SumVersion(int number, String limits) {
    this.number = number;
    this.limits = limits;
  }

  /** What is digested of a change. */
  abstract String summed(SqlChange change);

  /** The algorithm in words; the manner is part of it where it changes the sum. */
  abstract String nameOf(SqlChange.Manner manner);

  int number() {
    return number;
  }

  /** What a sum of this version cannot see, as a clause. */
  String limits() {
    return limits;
  }

  /** The sum of a changeset of these SQL changes, as it stands in the table. */
  String of(List<SqlChange> changes) {
    String sums =
        changes.stream().map(change -> ofChange(change) + ":").collect(Collectors.joining());
    return md5(sums);
  }

  /** The sum of one change by itself, which no table has. */
  String ofChange(SqlChange change) {
    return md5(summed(change));
  }

  /** The sum of a changeset of one change. */
  String of(SqlChange change) {
    return of(List.of(change));
  }

  private String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return number + ":" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String strippedOfBlanks(String text) {
    int start = text.startsWith(" ") ? 1 : 0;
    int end = text.endsWith(" ") && text.length() > start ? text.length() - 1 : text.length();
    return text.substring(start, end);
  }
}
