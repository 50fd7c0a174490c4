package dev.oneledger.ddl.internal.inverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, as PostgreSQL writes it: {@code grantee=privileges/grantor}, a letter for each
 * privilege, with a star after it where it may be passed on.
 *
 * @param rights the privileges, each as {@code r} or {@code r*}, by grantee and grantor
 */
record Acl(SortedMap<Between, Set<String>> rights) {

  /** The grantee of a privilege that everybody has. */
  static final String EVERYBODY = "";

  /** Whom a privilege is given, and by whom. */
  record Between(String grantee, String grantor) implements Comparable<Between> {
    @Override
    public int compareTo(Between other) {
      int byGrantee = grantee.compareTo(other.grantee);
      return byGrantee != 0 ? byGrantee : grantor.compareTo(other.grantor);
    }
  }

  /** Reads items between commas; null has none. */
  static Acl of(@Nullable String text) {
    SortedMap<Between, Set<String>> rights = new TreeMap<>();
    for (String item : items(text == null ? "" : text)) {
      int end = endOfName(item, 0);
      int slash = item.indexOf('/', end);
      Between between = new Between(name(item.substring(0, end)), name(item.substring(slash + 1)));
      rights
          .computeIfAbsent(between, none -> new TreeSet<>())
          .addAll(letters(item.substring(end + 1, slash)));
    }
    return new Acl(rights);
  }

  /** What the owner of a new object has, and everybody. */
  static Acl fresh(String owner, String ofOwner, String ofEverybody) {
    SortedMap<Between, Set<String>> rights = new TreeMap<>();
    rights.put(new Between(owner, owner), new TreeSet<>(letters(ofOwner)));
    if (!ofEverybody.isEmpty()) {
      rights.put(new Between(EVERYBODY, owner), new TreeSet<>(letters(ofEverybody)));
    }
    return new Acl(rights);
  }

  /** The same after the object was given to another owner: he then stands for the old one. */
  Acl ownedBy(String before, String after) {
    SortedMap<Between, Set<String>> changed = new TreeMap<>();
    rights.forEach(
        (between, letters) ->
            changed
                .computeIfAbsent(
                    new Between(
                        between.grantee.equals(before) ? after : between.grantee,
                        between.grantor.equals(before) ? after : between.grantor),
                    none -> new TreeSet<>())
                .addAll(letters));
    return new Acl(changed);
  }

  /** What was given by others than this owner. */
  Acl notBy(String owner) {
    return filtered(owner, false);
  }

  /** What was given by this owner. */
  Acl by(String owner) {
    return filtered(owner, true);
  }

  private Acl filtered(String owner, boolean his) {
    SortedMap<Between, Set<String>> some = new TreeMap<>(rights);
    some.keySet().removeIf(between -> between.grantor.equals(owner) != his);
    return new Acl(some);
  }

  /** Who has anything. */
  Set<String> grantees() {
    return rights.keySet().stream()
        .map(Between::grantee)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The letters that the grantee has, from whomever. */
  Set<String> has(String grantee) {
    Set<String> letters = new TreeSet<>();
    rights.forEach(
        (between, some) -> {
          if (between.grantee.equals(grantee)) {
            some.forEach(letter -> letters.add(letter.substring(0, 1)));
          }
        });
    return letters;
  }

  /** The letters that the grantee may pass on. */
  Set<String> mayGrant(String grantee) {
    Set<String> letters = new TreeSet<>();
    rights.forEach(
        (between, some) -> {
          if (between.grantee.equals(grantee)) {
            some.stream().filter(l -> l.endsWith("*")).forEach(l -> letters.add(l.substring(0, 1)));
          }
        });
    return letters;
  }

  private static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (text.charAt(i) == ',' && !quoted) {
        items.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      items.add(text.substring(start));
    }
    return items;
  }

  private static int endOfName(String item, int start) {
    boolean quoted = false;
    for (int i = start; i < item.length(); i++) {
      if (item.charAt(i) == '"') {
        quoted = !quoted;
      } else if (item.charAt(i) == '=' && !quoted) {
        return i;
      }
    }
    throw new IllegalStateException("No privileges in " + item);
  }

  private static String name(String written) {
    return Names.bare(written);
  }

  private static List<String> letters(String text) {
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      boolean star = i + 1 < text.length() && text.charAt(i + 1) == '*';
      letters.add(star ? text.charAt(i) + "*" : text.substring(i, i + 1));
      i += star ? 1 : 0;
    }
    return letters;
  }
}
