package dev.oneledger.ddl.internal.jooq;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.Name;

/** Names that mean the same on all products where nothing is quoted. */
final class PortableNames {
  /** The shortest limit of the three, PostgreSQL's. */
  private static final int LONGEST = 63;

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private PortableNames() {}

  static String of(Name name) throws NotPortable {
    if (name.qualified()) {
      throw new NotPortable(
          "a name with a schema, %s: a database of MariaDB is one schema".formatted(name));
    }
    return plain(name);
  }

  /** A column's, which may name its table. */
  static String of(Field<?> field) throws NotPortable {
    return plain(field.getUnqualifiedName());
  }

  static List<String> of(List<? extends Field<?>> fields) throws NotPortable {
    List<String> names = new java.util.ArrayList<>();
    for (Field<?> field : fields) {
      names.add(of(field));
    }
    return names;
  }

  private static String plain(Name name) throws NotPortable {
    String last = String.valueOf(name.last());
    boolean quoted = name.quoted() == Name.Quoted.QUOTED;
    String folded = quoted ? last : last.toLowerCase(Locale.ROOT);
    return checked(folded);
  }

  /** A name, if it is plain and short enough. */
  static String checked(String name) throws NotPortable {
    if (!PLAIN.matcher(name).matches() || name.length() > LONGEST) {
      throw new NotPortable(
          "the name \"%s\", expected at most %s of a to z, 0 to 9 and _ in lower case"
              .formatted(name, LONGEST));
    }
    return name;
  }
}
