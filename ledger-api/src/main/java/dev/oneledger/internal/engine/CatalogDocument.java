package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import dev.oneledger.spi.CatalogReading;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A reading of a schema as the ledger keeps it: a text beginning with the format tag {@code
 * oneledger-catalog-1}, then {@code product}, {@code major}, {@code format} and the number of
 * {@code objects}, then a line for each object and after these for each hint: name, tab,
 * definition, with backslashes before what would break the line.
 */
final class CatalogDocument {
  private static final String FORMAT = "oneledger-catalog-1";
  private static final int HEADER = 5;

  private CatalogDocument() {}

  static SqlText of(CatalogReading reading) {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    text.append("product: ").append(escaped(reading.product())).append('\n');
    text.append("major: ").append(reading.major()).append('\n');
    text.append("format: ").append(escaped(reading.format())).append('\n');
    text.append("objects: ").append(reading.objects().size()).append('\n');
    reading.objects().entrySet().forEach(each -> line(text, each));
    reading.hints().entrySet().forEach(each -> line(text, each));
    return SqlText.of(text.toString());
  }

  private static void line(StringBuilder text, Map.Entry<String, String> entry) {
    text.append(escaped(entry.getKey())).append('\t').append(escaped(entry.getValue()));
    text.append('\n');
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  static CatalogReading parse(SqlText document) {
    List<String> lines = List.of(document.text().split("\n", -1));
    if (lines.size() <= HEADER || !lines.get(0).equals(FORMAT)) {
      throw new LedgerException(
          "A schema in the ledger has an unknown format: expected '%s', found '%s'. Upgrade the library."
              .formatted(FORMAT, Shown.text(lines.get(0))));
    }
    int objects = HEADER + Integer.parseInt(value(lines, 4, "objects"));
    return new CatalogReading(
        unescaped(value(lines, 1, "product")),
        Integer.parseInt(value(lines, 2, "major")),
        unescaped(value(lines, 3, "format")),
        entries(lines.subList(HEADER, objects)),
        entries(lines.subList(objects, lines.size() - 1)));
  }

  private static String value(List<String> lines, int line, String name) {
    String prefix = name + ": ";
    if (!lines.get(line).startsWith(prefix)) {
      throw damaged("expected '%s' in line %s".formatted(name, line + 1));
    }
    return lines.get(line).substring(prefix.length());
  }

  private static SortedMap<String, String> entries(List<String> lines) {
    SortedMap<String, String> entries = new TreeMap<>();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields.length != 2) {
        throw damaged("expected 2 fields in a line, found " + fields.length);
      }
      entries.put(unescaped(fields[0]), unescaped(fields[1]));
    }
    return entries;
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        c =
            switch (value.charAt(i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> value.charAt(i);
            };
      }
      text.append(c);
    }
    return text.toString();
  }

  private static LedgerException damaged(String how) {
    return new LedgerException("A schema in the ledger is damaged: %s.".formatted(how));
  }
}
