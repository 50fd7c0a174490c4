package dev.oneledger.ddl.internal.contract;

import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.anywhere;
import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.first;

import dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule;
import dev.oneledger.internal.sql.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What no migration does on H2. */
final class H2Forbidden {

  private static final String JAVA = "the program that the database runs in";
  private static final String FILES = "files";
  private static final String DATABASE = "the whole database";
  private static final String POWERS = "powers over the whole database";

  private static final String SECRET = "puts a secret into a text that everybody keeps";

  /** Settings that hold for everybody, and can load classes or lose what was written. */
  private static final Set<String> DATABASE_SETTINGS =
      Set.of(
          "ALLOW_LITERALS",
          "AUTHENTICATOR",
          "CLUSTER",
          "DATABASE_EVENT_LISTENER",
          "EXCLUSIVE",
          "JAVA_OBJECT_SERIALIZER",
          "LOG",
          "TRACE_LEVEL_FILE",
          "WRITE_DELAY");

  static final List<Rule> RULES =
      List.of(
          anywhere("CREATE ALIAS", JAVA),
          anywhere("CREATE FORCE ALIAS", JAVA),
          anywhere("CREATE AGGREGATE", JAVA),
          anywhere("CREATE FORCE AGGREGATE", JAVA),
          first("CREATE", H2Forbidden::isTriggerWithSource, "CREATE TRIGGER … AS source", JAVA),
          first("RUNSCRIPT", FILES),
          first("SCRIPT", FILES),
          first("BACKUP", FILES),
          anywhere("CREATE LINKED TABLE", "another database"),
          first(
              "CREATE",
              (all, i) -> all.has(i, "LINKED", "TABLE"),
              "CREATE LINKED TABLE",
              "another database"),
          first("SHUTDOWN", DATABASE),
          anywhere("DROP ALL OBJECTS", DATABASE),
          first("CREATE USER", (all, i) -> all.has(i, "ADMIN"), "CREATE USER … ADMIN", POWERS),
          first(
              "ALTER USER",
              (all, i) -> all.has(i, "ADMIN", "TRUE"),
              "ALTER USER … ADMIN TRUE",
              POWERS),
          first("GRANT", (all, i) -> all.any(i + 1, "ALTER"), "GRANT ALTER ANY SCHEMA", POWERS),
          first("CREATE USER", H2Forbidden::hasSecret, "A password", POWERS).because(SECRET),
          first("ALTER USER", H2Forbidden::hasSecret, "A password", POWERS).because(SECRET),
          first("SET PASSWORD", POWERS).because(SECRET),
          first("SET SALT", POWERS).because(SECRET),
          anywhere(
              "ENGINE", (all, i) -> all.at(i + 1).isLiteral() || quoted(all, i), "ENGINE", JAVA),
          first("SET", H2Forbidden::setsDatabase, "SET of the whole database", DATABASE),
          first("CREATE", H2Forbidden::callsClass, "CREATE TRIGGER … CALL class", JAVA));

  private H2Forbidden() {}

  private static boolean hasSecret(Words all, int start) {
    return all.has(start, "PASSWORD") || all.has(start, "SALT");
  }

  private static boolean quoted(Words all, int i) {
    return all.at(i + 1).kind() == TokenKind.QUOTED_IDENTIFIER && all.has(all.startOf(i), "TABLE");
  }

  private static boolean setsDatabase(Words all, int start) {
    return DATABASE_SETTINGS.contains(all.at(start + 1).text().toUpperCase(Locale.ROOT));
  }

  /** Whatever class it is: its code runs in the program that the database runs in. */
  private static boolean callsClass(Words all, int start) {
    int kind = start + 1;
    while (all.any(kind, "OR", "REPLACE", "FORCE")) {
      kind++;
    }
    return all.any(kind, "TRIGGER") && all.find(kind, "CALL") > kind;
  }

  private static boolean isTriggerWithSource(Words all, int start) {
    int trigger = all.find(start, "TRIGGER");
    int source = all.find(start, "AS");
    return trigger > 0 && source > trigger && all.at(source + 1).literal().isPresent();
  }
}
