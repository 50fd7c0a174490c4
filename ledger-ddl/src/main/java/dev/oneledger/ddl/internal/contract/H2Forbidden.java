package dev.oneledger.ddl.internal.contract;

import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.anywhere;
import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.first;

import dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule;
import java.util.List;

/** What no migration does on H2. */
final class H2Forbidden {

  private static final String JAVA = "the program that the database runs in";
  private static final String FILES = "files";
  private static final String DATABASE = "the whole database";
  private static final String POWERS = "powers over the whole database";

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
              POWERS));

  private H2Forbidden() {}

  private static boolean isTriggerWithSource(Words all, int start) {
    int trigger = all.find(start, "TRIGGER");
    int source = all.find(start, "AS");
    return trigger > 0 && source > trigger && all.at(source + 1).literal().isPresent();
  }
}
