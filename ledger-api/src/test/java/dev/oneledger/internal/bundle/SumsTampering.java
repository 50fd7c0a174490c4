package dev.oneledger.internal.bundle;

import static dev.oneledger.FindingCode.ENTRY_SUM;
import static dev.oneledger.internal.bundle.TamperCase.ZIP;
import static dev.oneledger.internal.bundle.TamperCase.forged;
import static dev.oneledger.internal.bundle.ZipForge.SUMS;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Zips that the right key signed, with files that are not the ones of {@code SHA256SUMS}. */
final class SumsTampering {
  private static final String SQL = "sql/144_customer_health_score.sql";
  private static final String LISTS = "SHA256SUMS lists every other file once";

  private SumsTampering() {}

  static List<TamperCase> cases() {
    return List.of(
        forged("no SHA256SUMS", ENTRY_SUM, ZIP, "has no SHA256SUMS", z -> z.remove(SUMS)),
        forged(
            "a file edited and its sum not",
            ENTRY_SUM,
            SQL,
            "do not have the SHA-256",
            z -> z.edit(SQL, text -> text + "DROP TABLE customer;\n")),
        forged(
            "two files exchanged",
            ENTRY_SUM,
            "rollback/142_customer.rollback.sql",
            "do not have the SHA-256",
            SumsTampering::exchange),
        forged(
            "a file added and no sum",
            ENTRY_SUM,
            SUMS,
            LISTS,
            z -> z.add("sql/146_more.sql", "DROP TABLE customer;\n")),
        forged(
            "a file removed and its sum not",
            ENTRY_SUM,
            SUMS,
            LISTS,
            z -> z.remove("rollback/142_customer.rollback.sql")),
        edited("a sum missing", sums -> sums.substring(sums.indexOf('\n') + 1)),
        edited("a sum of no file", sums -> sums + "0".repeat(64) + "  sql/146_more.sql\n"),
        edited(
            "a sum twice",
            sums -> sums + sums.substring(sums.lastIndexOf('\n', sums.length() - 2) + 1)),
        edited("sums in another order", SumsTampering::reversed),
        edited("sums that list themselves", sums -> "0".repeat(64) + "  SHA256SUMS\n" + sums),
        edited("empty sums", sums -> ""),
        edited("a comment among the sums", sums -> "# sums\n" + sums),
        edited("sums without a last line feed", String::strip),
        edited("sums with CRLF", sums -> sums.replace("\n", "\r\n")),
        edited("sums in upper case", SumsTampering::upperCase),
        edited("sums of binary files", sums -> sums.replace("  ", " *")),
        edited("sums with paths that begin with a dot", sums -> sums.replace("  ", "  ./")));
  }

  private static void exchange(ZipForge forge) {
    byte[] first = forge.part("rollback/142_customer.rollback.sql").data;
    byte[] second = forge.part("sql/142_customer.sql").data;
    forge.part("rollback/142_customer.rollback.sql").data = second;
    forge.part("sql/142_customer.sql").data = first;
  }

  private static String reversed(String sums) {
    StringBuilder text = new StringBuilder();
    sums.lines().forEach(line -> text.insert(0, line + "\n"));
    return text.toString();
  }

  private static String upperCase(String sums) {
    StringBuilder text = new StringBuilder();
    sums.lines()
        .forEach(
            line ->
                text.append(line.substring(0, 64).toUpperCase(Locale.ROOT))
                    .append(line.substring(64))
                    .append('\n'));
    return text.toString();
  }

  /** A change of the sums alone; whether place is the sums or the file depends on the line. */
  private static TamperCase edited(String name, UnaryOperator<String> edit) {
    return forged(name, ENTRY_SUM, SUMS, "SHA256SUMS", z -> z.edit(SUMS, edit));
  }
}
