package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.StatementVerb;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which changes of a column's type lead back to the same values by themselves. */
final class Conversions {

  private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
  private static final Pattern VARCHAR = Pattern.compile("character varying(?:\\((\\d+)\\))?");

  private Conversions() {}

  static boolean lossless(StatementEffect effect, Shape table, Column before, Column after) {
    String text = effect.statement().text().toUpperCase(Locale.ROOT);
    boolean converted = !text.startsWith("ALTER") || text.contains("USING");
    if (before.type().equals(after.type()) || sameTypeRenamed(effect, before, after)) {
      return !converted || !rewritten(effect, table) || !names(text, before);
    }
    return !converted && widens(before.type(), after.type());
  }

  /** Partitions are rewritten with their table; where it has none here, it may have some there. */
  private static boolean rewritten(StatementEffect effect, Shape table) {
    if (!table.partitioned()) {
      return replaced(effect, table);
    }
    List<Shape> leaves = new Partitions(effect.before()).leaves(table);
    return leaves.isEmpty()
        ? effect.statement().classification().verb() == StatementVerb.ALTER
        : leaves.stream().anyMatch(leaf -> replaced(effect, leaf));
  }

  /** Storage that is gone was not rewritten. */
  private static boolean replaced(StatementEffect effect, Shape table) {
    return effect.after().byId(table.id()).isPresent()
        && effect.tables().stream().anyMatch(t -> t.replaced() && t.id().equals(table.id()));
  }

  /** Values may be others though the type is the same; the rewrite may be for another column. */
  private static boolean names(String text, Column column) {
    String name = Pattern.quote(column.name().replace("\"", "").toUpperCase(Locale.ROOT));
    return !text.startsWith("ALTER")
        || Pattern.compile("(?<![\\p{L}\\p{N}_])" + name + "(?![\\p{L}\\p{N}_])")
            .matcher(text)
            .find();
  }

  /** True if every value of the one type is one of the other, with the same text. */
  static boolean widens(String from, String to) {
    int narrow = INTEGERS.indexOf(from);
    if (narrow >= 0) {
      return INTEGERS.indexOf(to) > narrow;
    }
    Matcher old = VARCHAR.matcher(from);
    Matcher now = VARCHAR.matcher(to);
    if (!old.matches()) {
      return false;
    }
    return to.equals("text") || (now.matches() && length(now) >= length(old));
  }

  private static int length(Matcher varchar) {
    return varchar.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(varchar.group(1));
  }

  private static boolean sameTypeRenamed(StatementEffect effect, Column before, Column after) {
    Optional<String> old = effect.before().byName("type", before.type()).map(CatalogObject::id);
    return old.isPresent()
        && old.equals(effect.after().byName("type", after.type()).map(CatalogObject::id));
  }
}
