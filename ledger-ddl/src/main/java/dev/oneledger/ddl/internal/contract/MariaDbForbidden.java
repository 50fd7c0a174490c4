package dev.oneledger.ddl.internal.contract;

import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.anywhere;
import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.first;

import dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule;
import java.util.List;

/** What no migration does on MariaDB. */
final class MariaDbForbidden {

  private static final String DATABASES = "databases, not what is in this one";
  private static final String FILES = "files or programs of the server";
  private static final String SERVER = "the server itself";
  private static final String POWERS = "powers over the whole server";

  static final List<Rule> RULES =
      List.of(
          anywhere("CREATE DATABASE", DATABASES),
          anywhere("CREATE OR REPLACE DATABASE", DATABASES),
          anywhere("ALTER DATABASE", DATABASES),
          anywhere("DROP DATABASE", DATABASES),
          anywhere("CREATE SCHEMA", DATABASES),
          anywhere("ALTER SCHEMA", DATABASES),
          anywhere("DROP SCHEMA", DATABASES),
          anywhere("LOAD DATA", FILES),
          anywhere("LOAD XML", FILES),
          anywhere("INTO OUTFILE", FILES),
          anywhere("INTO DUMPFILE", FILES),
          anywhere("DATA DIRECTORY", FILES),
          anywhere("INDEX DIRECTORY", FILES),
          anywhere("INSTALL PLUGIN", FILES),
          anywhere("INSTALL SONAME", FILES),
          anywhere("UNINSTALL PLUGIN", FILES),
          anywhere("UNINSTALL SONAME", FILES),
          first("CREATE", (all, i) -> all.has(i, "SONAME"), "CREATE FUNCTION … SONAME", FILES),
          anywhere("CREATE SERVER", SERVER),
          anywhere("SET GLOBAL", SERVER),
          anywhere("SET PERSIST", SERVER),
          first("SET", MariaDbForbidden::setsGlobal, "SET GLOBAL", SERVER),
          first("SHUTDOWN", SERVER),
          first("KILL", SERVER),
          anywhere("CHANGE MASTER", SERVER),
          anywhere("RESET MASTER", SERVER),
          anywhere("START SLAVE", SERVER),
          anywhere("STOP SLAVE", SERVER),
          anywhere("START REPLICA", SERVER),
          anywhere("STOP REPLICA", SERVER),
          anywhere("PURGE BINARY", SERVER),
          first("GRANT", MariaDbForbidden::grantsPowers, "GRANT of powers over the server", POWERS),
          first(
              "INSERT INTO",
              (all, i) -> isCatalog(all, i + 2),
              "INSERT into a system table",
              SERVER),
          first(
              "REPLACE INTO",
              (all, i) -> isCatalog(all, i + 2),
              "REPLACE in a system table",
              SERVER),
          first("UPDATE", (all, i) -> isCatalog(all, i + 1), "UPDATE of a system table", SERVER),
          first(
              "DELETE FROM",
              (all, i) -> isCatalog(all, i + 2),
              "DELETE from a system table",
              SERVER));

  private MariaDbForbidden() {}

  /** {@code SET @@GLOBAL.x = 1}, also behind other assignments. */
  private static boolean setsGlobal(Words all, int start) {
    for (int i = start; i < all.size() && !all.at(i).isMark(';'); i++) {
      boolean prefixed = all.at(i - 1).text().endsWith("@@") && all.at(i + 1).isMark('.');
      boolean listed = all.at(i - 1).isMark(',') && all.at(i + 1).isName();
      if (all.any(i, "GLOBAL") && (prefixed || listed)) {
        return true;
      }
    }
    return false;
  }

  private static boolean grantsPowers(Words all, int start) {
    int on = all.find(start, "ON");
    boolean everywhere =
        on > 0 && all.at(on + 1).text().startsWith("*") && isEverywhere(all, on + 1);
    int end = on < 0 ? all.size() : on;
    for (int i = start + 1; i < end; i++) {
      if (all.any(i, "SUPER", "FILE", "SHUTDOWN", "PROCESS", "RELOAD") && !all.any(i - 1, "TO")) {
        return true;
      }
    }
    return everywhere && all.any(start + 1, "ALL");
  }

  private static boolean isEverywhere(Words all, int i) {
    return all.at(i + 1).isMark('.') && all.at(i + 2).text().startsWith("*");
  }

  private static boolean isCatalog(Words all, int i) {
    return all.nameAt(i).startsWith("mysql.");
  }
}
