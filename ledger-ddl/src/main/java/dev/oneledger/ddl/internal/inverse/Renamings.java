package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that change along the way. The server rewrites texts such as a default or a view when a
 * name in them changes; such a difference needs no statement.
 */
final class Renamings {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\p{N}_$]*|\\s+|.", Pattern.DOTALL);

  private final Set<List<String>> pairs = new HashSet<>();

  Renamings(List<Change> changes) {
    for (Change change : changes) {
      add(change.before().get("name"), change.after().get("name"));
      add(change.before().get("schema"), change.after().get("schema"));
      if (change.after().kind().equals("schema")) {
        add(change.before().ident(), change.after().ident());
      }
      labels(change.before(), change.after());
    }
  }

  /** True if the texts are the same but for names that change along the way. */
  boolean same(@Nullable String before, @Nullable String after) {
    if (before == null || after == null || pairs.isEmpty()) {
      return before == null ? after == null : before.equals(after);
    }
    List<String> one = tokens(before);
    List<String> other = tokens(after);
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!sameToken(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean sameToken(String before, String after) {
    if (before.equals(after) || pairs.contains(List.of(Names.bare(before), Names.bare(after)))) {
      return true;
    }
    return before.startsWith("'")
        && after.startsWith("'")
        && before.length() > 2
        && after.length() > 2
        && same(inner(before), inner(after));
  }

  private static String inner(String literal) {
    return literal.substring(1, literal.length() - 1);
  }

  private void add(@Nullable String before, @Nullable String after) {
    if (before != null && after != null && !before.equals(after)) {
      pairs.add(List.of(Names.bare(before), Names.bare(after)));
    }
  }

  private void labels(CatalogObject before, CatalogObject after) {
    List<String> old = Texts.list(before.get("labels"));
    List<String> now = Texts.list(after.get("labels"));
    for (int i = 0; old.size() == now.size() && i < old.size(); i++) {
      if (!old.get(i).equals(now.get(i))) {
        pairs.add(List.of(Names.literal(old.get(i)), Names.literal(now.get(i))));
      }
    }
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (!matcher.group().isBlank()) {
        tokens.add(matcher.group());
      }
    }
    return tokens;
  }
}
