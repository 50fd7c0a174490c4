package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writing to the product's own tables, and reading those that hold passwords. */
final class SystemTables implements Detector {

  private static final Set<String> MARIADB =
      Set.of("mysql", "performance_schema", "sys", "information_schema");

  /** What PostgreSQL lets a superuser do with a table of its own. */
  private static final String[] ROWS = {
    "UPDATE", "DELETE", "INSERT", "MERGE", "TRUNCATE", "COPY", "INTO"
  };

  private final SqlDialect dialect;

  SystemTables(SqlDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public Optional<Forbidden> at(Words words, int i, Reading reading) {
    Word word = words.at(i);
    if (holdsPasswords(words, i)) {
      return Optional.of(new Forbidden(word.line(), word.name(), "holds what people log in with"));
    }
    if (words.any(i, "COMMENT", "GRANT", "REVOKE", "LABEL")) {
      return Optional.empty();
    }
    return Written.at(words, i).stream()
        .filter(place -> isSystem(words, i, words.nameParts(place)))
        .findFirst()
        .map(
            place ->
                Forbidden.reaching(
                    word.line(), words.upper(i, 1) + " of a system table", "the catalog itself"));
  }

  private boolean isSystem(Words words, int verb, List<String> parts) {
    String first = parts.get(0).toLowerCase(Locale.ROOT);
    boolean qualified = parts.size() > 1;
    return switch (dialect) {
      case POSTGRESQL ->
          (qualified && (first.equals("pg_catalog") || first.equals("information_schema")))
              || (!qualified && first.startsWith("pg_") && words.any(verb, ROWS));
      case MARIADB -> qualified && MARIADB.contains(first);
      case H2 -> qualified && first.equals("information_schema");
    };
  }

  private boolean holdsPasswords(Words words, int i) {
    if (!words.at(i).isName()) {
      return false;
    }
    String name = words.at(i).name();
    String schema = words.at(i - 1).isMark('.') ? words.at(i - 2).name() : "";
    return switch (dialect) {
      case POSTGRESQL ->
          (name.equals("pg_authid") || name.equals("pg_shadow"))
              && (schema.isEmpty() || schema.equals("pg_catalog"))
              && !words.at(i + 1).isMark('.');
      case MARIADB ->
          schema.equalsIgnoreCase("mysql")
              && (name.equalsIgnoreCase("user") || name.equalsIgnoreCase("global_priv"));
      case H2 -> false;
    };
  }
}
